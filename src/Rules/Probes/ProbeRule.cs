using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Probes;

/// <summary>A rule about a site's visits, links or IPv6: one verdict on the site where the run had that probe in its scope, whatever it read of the
/// columns; otherwise none (国办秘函〔2019〕19号 单项否决 2, 功能设计).</summary>
public abstract class ProbeRule : IRule
{
    /// <summary>Makes the rule; it judges sites.</summary>
    protected ProbeRule(string code, string indicator, Severity severity, string? noticeText, string clause)
    {
        Info = new RuleInfo(code, indicator, TargetKind.Site, severity, noticeText, clause);
    }

    /// <inheritdoc/>
    public RuleInfo Info { get; }

    /// <inheritdoc/>
    public IEnumerable<Verdict> Judge(SiteObservations site, RulePolicy policy, MonitoringPoint point)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(policy);
        return Answer(site, policy, point) is { } answer
            ? [new Verdict(Info.Code, TargetKind.Site, site.SiteId, answer.Outcome, Info.Severity, answer.Summary, answer.Evidence)]
            : [];
    }

    /// <summary>The answer for a site; null where the probe was not in the run's scope.</summary>
    protected abstract ProbeAnswer? Answer(SiteObservations site, RulePolicy policy, MonitoringPoint point);
}
