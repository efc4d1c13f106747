using FreshnessCrawler.Rules.Campaigns;
using Npgsql;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>Keeps candidates for campaigns, each once for its account or site.</summary>
internal static class CampaignMerge
{
    private const int LongestTitle = 500;

    private const string Candidate = """
        c (target_id, item_key, found_at, published, starts_on, url, title, activity, signs)
        """;

    private const string Columns = "unit_id, item_key, run_id, found_at, published, starts_on, url, title, activity, signs";

    private const string Values = "t.unit_id, c.item_key, $10, c.found_at, c.published, c.starts_on, c.url, c.title, c.activity, c.signs::jsonb";

    /// <summary>Null where there is none.</summary>
    internal static NpgsqlBatchCommand? OfAccounts(long runId, IEnumerable<AccountResult> accounts) => Fill(
        $"""
        INSERT INTO crawl.campaign (account_id, {Columns})
        SELECT t.id, {Values}
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) AS {Candidate}
        JOIN crawl.account t ON t.id = c.target_id
        ON CONFLICT (account_id, item_key) WHERE account_id IS NOT NULL DO NOTHING
        """,
        runId,
        [.. accounts.SelectMany(account => account.Campaigns.Select(campaign => (account.Observation.AccountId, account.Observation.ObservedAt, campaign)))]);

    /// <summary>Null where there is none.</summary>
    internal static NpgsqlBatchCommand? OfSite(long runId, long siteId, DateTimeOffset foundAt, IEnumerable<CampaignCandidate> campaigns) => Fill(
        $"""
        INSERT INTO crawl.campaign (site_id, {Columns})
        SELECT t.id, {Values}
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) AS {Candidate}
        JOIN crawl.site t ON t.id = c.target_id
        ON CONFLICT (site_id, item_key) WHERE site_id IS NOT NULL DO NOTHING
        """,
        runId,
        [.. campaigns.Select(campaign => (siteId, foundAt, campaign))]);

    private static NpgsqlBatchCommand? Fill(string sql, long runId, List<(long TargetId, DateTimeOffset FoundAt, CampaignCandidate Campaign)> found) => found.Count == 0
        ? null
        : new NpgsqlBatchCommand(sql)
            .With<long[]>([.. found.Select(row => row.TargetId)])
            .With<Guid[]>([.. found.Select(row => KeyOf(row.Campaign))])
            .With<DateTime[]>([.. found.Select(row => row.FoundAt.UtcDateTime)])
            .With<DateOnly?[]>([.. found.Select(row => row.Campaign.Published)])
            .With<DateOnly?[]>([.. found.Select(row => row.Campaign.StartsOn)])
            .With<string[]>([.. found.Select(row => PlainText.Clean(row.Campaign.Url, StoredAddress.Longest))])
            .With<string[]>([.. found.Select(row => PlainText.Clean(row.Campaign.Title, LongestTitle))])
            .With<string?[]>([.. found.Select(row => row.Campaign.Activity is { } activity ? PlainText.Clean(activity, LongestTitle) : null)])
            .With<string[]>([.. found.Select(row => AccountJson.Write(row.Campaign.Signs))])
            .With(runId);

    private static Guid KeyOf(CampaignCandidate campaign) =>
        PostKey.OfAddress(campaign.Url)
        ?? PostKey.OfWords(campaign.Title, campaign.Published is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null);
}
