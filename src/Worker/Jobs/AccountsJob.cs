using FreshnessCrawler.Rules;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Accounts;
using FreshnessCrawler.Worker.Crawling;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace FreshnessCrawler.Worker.Jobs;

/// <summary>The accounts: all of them once a night, and in between those whose own rhythm says that something may have come. Recoverable: a night
/// killed with its worker is taken up by another where it was left.</summary>
[DisallowConcurrentExecution]
public sealed partial class AccountsJob(
    AccountRunner runner, AccountTargetReader targets, PollRhythm rhythm, IOptions<ScheduleOptions> options, TimeProvider clock, ILogger<AccountsJob> log) : IJob
{
    /// <summary>Its own places: the accounts' hosts are others than the sites'.</summary>
    public const string Group = "accounts";

    /// <summary>All accounts, once a night.</summary>
    public static readonly JobKey NightKey = new("accounts-night");

    /// <summary>A batch that was begun before the deadline is still written.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <summary>Those that are due.</summary>
    public static readonly JobKey DueKey = new("accounts-due");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        if (context.JobDetail.Key.Equals(DueKey))
        {
            await LookAtDueAsync(now, cancellationToken);
            return;
        }
        var due = context.ScheduledFireTimeUtc ?? now;
        if (now - due > options.Value.AccountsLength)
        {
            LogMissed(due);
            return;
        }
        var deadline = due + options.Value.AccountsLength;
        var night = new AccountScope
        {
            Description = "全部账号",
            Night = new MonitoringPoint(due).Day,
            Deadline = deadline,
            // Should every worker die, the first one that is up again closes it.
            OnOpened = (runId, token) => CloseAtAsync(context.Scheduler, runId, deadline + Grace, token),
        };
        await runner.RunAsync(night, null, cancellationToken);
    }

    private async Task CloseAtAsync(IScheduler scheduler, long runId, DateTimeOffset at, CancellationToken ct)
    {
        var job = NightDeadlineJob.For(runId);
        if (await scheduler.Exists(job.Key, ct)) return;
        var trigger = TriggerBuilder.Create(clock)
            .WithIdentity(job.Key.Name, job.Key.Group)
            .StartAt(at)
            .WithSimpleSchedule(s => s.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
            .Build();
        await scheduler.ScheduleJob(job, trigger, cancellationToken: ct);
    }

    private async Task LookAtDueAsync(DateTimeOffset now, CancellationToken ct)
    {
        var all = await targets.ReadAsync(new AccountFilter(), now, ct);
        long[] due = [.. all.Where(account => account.Sources.Count > 0 && rhythm.NextLook(account.Known, now, account.AccountId) <= now).Select(account => account.AccountId)];
        if (due.Length > 0) await runner.RunAsync(new AccountScope { Description = $"到期的 {due.Length} 个账号", AccountIds = due, Deadline = now + options.Value.AccountsLength }, null, ct);
    }

    [LoggerMessage(LogLevel.Warning, "The night of accounts due at {Due} is not begun: no worker was up until after its deadline")]
    private partial void LogMissed(DateTimeOffset due);
}
