using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules;

/// <summary>One indicator. Pure: the same observations, policy and monitoring point always give the same verdicts.</summary>
public interface IRule
{
    /// <summary>The rule's texts.</summary>
    RuleInfo Info { get; }

    /// <summary>Judges a site: one verdict for a site rule, one for each column that it concerns for a column rule
    /// (no verdict at all for columns of other categories).</summary>
    IEnumerable<Verdict> Judge(SiteObservations site, RulePolicy policy, MonitoringPoint point);
}
