using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Probes;

/// <summary>S-IP6: the notice's 大量二、三级链接不支持IPv6: the rate of either level is below its limit (IPv6改造, 国办秘函〔2019〕19号 功能设计).</summary>
public sealed class Ipv6LinksRule() : ProbeRule(
    "S-IP6",
    "二、三级链接IPv6支持",
    Severity.Problem,
    "大量二、三级链接不支持IPv6",
    "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标 功能设计 IPv6改造")
{
    private static readonly Ipv6LevelRule[] Levels = [new Ipv6SecondLevelRule(), new Ipv6ThirdLevelRule()];

    /// <inheritdoc/>
    protected override ProbeAnswer? Answer(SiteObservations site, RulePolicy policy, MonitoringPoint point)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(policy);
        if (site.Ipv6 is not { } seen)
            return null;

        var answers = Levels.Select(level => level.AnswerOf(seen, policy)).ToList();
        var outcome = OutcomeOf([.. answers.Select(answer => answer.Outcome)]);

        // The number is that of the level that decides: a failing one, else the lower one.
        var deciding = answers.Where(answer => answer.Outcome == outcome).MinBy(answer => answer.Evidence.Value - answer.Evidence.Limit) ?? answers[0];
        var summary = seen.NotTested is { } reason ? $"未测：{reason}" : string.Join("；", answers.Select(answer => answer.Summary));
        var evidence = deciding.Evidence with
        {
            Ipv6 = new Ipv6Evidence(seen.ObservedAt, Home: null, Visits: null, FailedVisits: null, [.. answers.SelectMany(answer => answer.Evidence.Ipv6!.Levels)]),
        };
        return new ProbeAnswer(outcome, summary, evidence);
    }

    /// <summary>One failing level is enough; a pass needs every level that there is.</summary>
    private static Outcome OutcomeOf(IReadOnlyList<Outcome> levels)
    {
        if (levels.Contains(Outcome.Fail))
            return Outcome.Fail;

        if (levels.Contains(Outcome.NotTested))
            return Outcome.NotTested;

        return levels.Contains(Outcome.Pass) ? Outcome.Pass : Outcome.NotApplicable;
    }
}
