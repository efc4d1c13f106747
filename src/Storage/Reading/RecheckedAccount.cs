using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>The account that a recheck asks for.</summary>
internal static class RecheckedAccount
{
    private const int NearShown = 3;

    internal static async Task<RecheckAnswer> OfCodeAsync(CrawlerDbContext context, string code, DateOnly today, CancellationToken cancellationToken)
    {
        var accounts = await context.Accounts.AsNoTracking().ToListAsync(cancellationToken);
        var asked = accounts.Where(account => string.Equals(account.Code, code, StringComparison.Ordinal)).MaxBy(account => account.Id);
        if (asked is not null)
            return await AnswerAsync(context, asked, findingId: null, today, cancellationToken);

        var open = accounts.Where(account => Counts(account, today)).ToArray();
        var near = NearNames.Of(code, open.Select(account => (account.Code, Shown(account))).Concat(open.Select(account => (account.Name, Shown(account)))), NearShown);
        return new RecheckAnswer.Unknown($"名录中没有账号代码“{code}”", near);
    }

    internal static async Task<RecheckAnswer> OfFindingAsync(CrawlerDbContext context, Finding finding, DateOnly today, CancellationToken cancellationToken)
    {
        var account = await context.Accounts.AsNoTracking().SingleAsync(row => row.Id == finding.TargetId, cancellationToken);
        return await AnswerAsync(context, account, finding.Id, today, cancellationToken);
    }

    private static async Task<RecheckAnswer> AnswerAsync(CrawlerDbContext context, Account account, long? findingId, DateOnly today, CancellationToken cancellationToken)
    {
        if (account.CancelledOn is { } cancelled && cancelled <= today)
            return new RecheckAnswer.Unknown($"账号“{account.Code}”（{account.Platform} {account.Name}）已于 {cancelled:yyyy-MM-dd} 注销", []);
        if (account.ValidTo is { } end && end <= today)
            return new RecheckAnswer.Unknown($"账号“{account.Code}”（{account.Platform} {account.Name}）已于 {end:yyyy-MM-dd} 从名录中关闭", []);
        if (!Counts(account, today))
            return new RecheckAnswer.Unknown($"账号“{account.Code}”（{account.Platform} {account.Name}）自 {account.RegisteredOn ?? account.ValidFrom:yyyy-MM-dd} 起才列入检查", []);

        var earlier = await context.Database
            .SqlQuery<long?>($"SELECT (SELECT run_id FROM crawl.account_observation WHERE account_id = {account.Id} AND reached ORDER BY observed_at DESC LIMIT 1) AS \"Value\"")
            .SingleAsync(cancellationToken);
        return new RecheckAnswer.AccountVisit(account.Id, account.Code, account.Name, earlier, findingId);
    }

    private static bool Counts(Account account, DateOnly day) =>
        (account.RegisteredOn ?? account.ValidFrom) <= day && (account.CancelledOn is not { } cancelled || day < cancelled) && (account.ValidTo is not { } end || day < end);

    private static string Shown(Account account) => $"{account.Code}（{account.Platform} {account.Name}）";
}
