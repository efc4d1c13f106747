using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using Microsoft.Extensions.Logging;

namespace FreshnessCrawler.Worker.Accounts;

/// <summary>Looks at one account: asks its sources in their order until one shows an update inside the window. Sources are of equal rank: where the first
/// shows none, silence must be shown by every one that can be read.</summary>
public sealed class AccountReader(IEnumerable<IAccountFeed> feeds, TimeProvider clock, ILogger<AccountReader> logger)
{
    private readonly Dictionary<AccountSourceKind, IAccountFeed> _feeds = feeds.ToDictionary(static feed => feed.Kind);

    /// <summary>What a source does is in the reading; only the caller's own token throws.</summary>
    public async Task<AccountReading> ReadAsync(AccountTarget account, FeedContext context, MonitoringPoint point, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(context);
        context = context with { FreshFrom = point.At.AddDays(-context.WindowDays) };
        var answers = new List<FeedAnswer>(account.Sources.Count);
        foreach (var source in account.Sources)
        {
            var answer = await AskAsync(account, source, context, ct);
            answers.Add(answer);
            if (ShowsUpdate(answer, account.Known, context.FreshFrom)) break;
        }

        return AccountMerge.Of(account, answers, point, clock.GetUtcNow());
    }

    private async Task<FeedAnswer> AskAsync(AccountTarget account, AccountSourceTarget source, FeedContext context, CancellationToken ct)
    {
        try
        {
            var answer = await _feeds[source.Kind].ReadAsync(account, source, context, ct);
            // A connection that failed is worth a second one; an answer is an answer.
            return answer.Try is { Access: AccountAccess.Unreachable, HttpStatus: null } ? await _feeds[source.Kind].ReadAsync(account, source, context, ct) : answer;
        }
        catch (Exception fault) when (!ct.IsCancellationRequested)
        {
            // A fault of ours: loud here, and of this account only.
            logger.LogError(fault, "Account {Account}: reading source {Source} failed", account.Code, source.SourceId);
            var tried = new SourceTry(
                source.SourceId, source.Kind, source.Address, AccountAccess.Malformed, $"读取程序出错（{fault.GetType().Name}），请运维人员查看日志", null, NotModified: false, 0, null, null, 0, 0);
            return new FeedAnswer(tried, null, [], null, null);
        }
    }

    private static bool ShowsUpdate(FeedAnswer answer, KnownAccount known, DateTimeOffset freshFrom) =>
        answer.Try.Access == AccountAccess.Read
        && ((answer.Try.NotModified ? known.Newest : PostList.NewestOf(answer.Posts)?.Published) >= freshFrom);
}
