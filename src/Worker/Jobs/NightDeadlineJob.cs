using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Writing;
using Quartz;

namespace FreshnessCrawler.Worker.Jobs;

/// <summary>Ends a night that is not through by its deadline: what was not reached gets rows that say so.</summary>
public sealed class NightDeadlineJob(RunLedger ledger) : IJob
{
    private const string RunId = "run";

    public static IJobDetail For(long runId) => JobBuilder.Create<NightDeadlineJob>()
        .WithIdentity("deadline", $"night-{runId}")
        .UsingJobData(RunId, runId)
        .RequestRecovery()
        .Build();

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await ledger.CloseAsync(context.MergedJobDataMap.GetLong(RunId), RunState.Deadline, "本夜截止前未轮到", cancellationToken);
}
