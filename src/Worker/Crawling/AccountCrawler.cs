using System.Text.RegularExpressions;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Campaigns;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Accounts;
using FreshnessCrawler.Worker.Campaigns;
using Microsoft.Extensions.Logging;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>Looks at one account: its sources, its posts, and what these prove. Whatever a source does becomes a row with a reason.</summary>
public sealed partial class AccountCrawler(AccountReader reader, TimeProvider clock, ILogger<AccountCrawler> log)
{
    /// <summary>A campaign that began longer ago is over, and its filing a matter of the past.</summary>
    private const int CampaignDays = 90;

    public async Task<AccountResult> CrawlAsync(AccountTarget account, FeedContext context, RulePolicy policy, MonitoringPoint point, CancellationToken ct)
    {
        var reading = await reader.ReadAsync(account, context, point, ct);
        return new AccountResult(
            reading.Observation,
            reading.Tries,
            [.. reading.Posts.Select(post => new AccountPost(post.Url, post.Title, post.Published, post.Pinned))],
            RuleSet.All.Judge(reading.Observation, policy, point),
            Campaigns(reading.Posts, point));
    }

    /// <summary>The result of an account that was not asked for; nothing is judged by it that was not known before.</summary>
    /// <param name="why">In Chinese.</param>
    public AccountResult NotAsked(AccountTarget account, RulePolicy policy, MonitoringPoint point, string why)
    {
        var observation = AccountMerge.Of(account, [], point, clock.GetUtcNow()).Observation with { Access = AccountAccess.NotAsked, Reason = why };
        return new AccountResult(observation, [], [], RuleSet.All.Judge(observation, policy, point), []);
    }

    private List<CampaignCandidate> Campaigns(IReadOnlyList<ReadPost> posts, MonitoringPoint point)
    {
        var found = new List<CampaignCandidate>();
        foreach (var post in posts)
        {
            if (post.Published is not { } published || MonitoringPoint.DayOf(published) is var day && day < point.Day.AddDays(-CampaignDays)) continue;
            try
            {
                if (CampaignDetector.Read(post.Title, post.Text, post.Url, MonitoringPoint.DayOf(published)) is { } campaign) found.Add(campaign);
            }
            catch (RegexMatchTimeoutException fault)
            {
                // The post is no less an update for it.
                LogFault(fault, post.Url);
            }
        }
        return found;
    }

    [LoggerMessage(LogLevel.Error, "The post {Url} could not be searched for a campaign")]
    private partial void LogFault(Exception fault, string url);
}
