using Npgsql;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>First-seen history of accounts' posts: one that is known is left as it is.</summary>
internal static class PostMerge
{
    private const string TemporaryTable = """
        CREATE TEMP TABLE post_seen (
          account_id bigint, post_key uuid, words_key uuid, published timestamptz, seen_at timestamptz, pinned boolean, url text, title text
        ) ON COMMIT DROP
        """;

    // The same address with other words of another day is another post (a feed may give every post the account's own address), and a post that
    // was kept without its moment is kept once more with it.
    private const string Merge = """
        INSERT INTO crawl.account_post (account_id, post_key, published, first_seen_at, pinned, url, title)
        SELECT DISTINCT ON (account_id, key) account_id, key, published, seen_at, pinned, url, title
        FROM (
          SELECT s.*,
                 CASE
                   WHEN k.id IS NULL OR s.published IS NULL THEN s.post_key
                   WHEN k.published IS NULL THEN s.words_key
                   WHEN k.title <> s.title AND abs(extract(epoch FROM s.published - k.published)) > 86400 THEN s.words_key
                   ELSE s.post_key
                 END AS key
          FROM post_seen s
          LEFT JOIN crawl.account_post k USING (account_id, post_key)
        ) s
        ORDER BY account_id, key, published DESC NULLS LAST, pinned
        ON CONFLICT (account_id, post_key) DO NOTHING
        """;

    private static readonly CopyTable<SeenPost> Seen = new CopyTable<SeenPost>("post_seen")
        .BigNumber("account_id", seen => seen.AccountId)
        .Key("post_key", seen => seen.Key)
        .Key("words_key", seen => seen.WordsKey)
        .Instant("published", seen => seen.Post.Published)
        .Instant("seen_at", seen => seen.SeenAt)
        .Flag("pinned", seen => seen.Post.Pinned)
        .Text("url", seen => seen.Post.Url, StoredAddress.Longest)
        .Text("title", seen => seen.Post.Title, longest: 500);

    internal static async Task RunAsync(NpgsqlConnection connection, IEnumerable<AccountResult> accounts, WriteTally tally, CancellationToken cancellationToken)
    {
        SeenPost[] posts = [.. accounts.SelectMany(SeenOf)];
        if (posts.Length == 0)
            return;

        await using (var create = new NpgsqlCommand(TemporaryTable, connection))
            await create.ExecuteNonQueryAsync(cancellationToken);
        await Seen.WriteAsync(connection, posts, cancellationToken);
        await using var merge = new NpgsqlCommand(Merge, connection);
        tally.Add(await merge.ExecuteNonQueryAsync(cancellationToken), statements: 3);
    }

    private static IEnumerable<SeenPost> SeenOf(AccountResult account)
    {
        var keyed = account.Posts.Select(post => (Post: post, Key: PostKey.OfAddress(post.Url), Words: PostKey.OfWords(post.Title, post.Published))).ToList();
        var shared = keyed
            .Where(seen => seen.Key is not null)
            .GroupBy(seen => seen.Key)
            .Where(same => AreSeveral([.. same.Select(seen => seen.Post)]))
            .Select(same => same.Key)
            .ToHashSet();
        return keyed.Select(seen => new SeenPost(
            account.Observation.AccountId,
            seen.Post,
            seen.Key is { } own && !shared.Contains(own) ? own : seen.Words,
            seen.Words,
            account.Observation.ObservedAt));
    }

    /// <summary>Whether posts of one address are different ones; one that stands twice, pinned under a longer title, has one moment.</summary>
    private static bool AreSeveral(AccountPost[] same) =>
        same.DistinctBy(post => post.Title.Trim(), StringComparer.Ordinal).Skip(1).Any()
        && (same.Any(post => post.Published is null) || same.DistinctBy(post => post.Published).Skip(1).Any());

    private sealed record SeenPost(long AccountId, AccountPost Post, Guid Key, Guid WordsKey, DateTimeOffset SeenAt);
}
