using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules;

/// <summary>One indicator of new-media accounts. Pure: the same observation, policy and monitoring point always give the same verdict.</summary>
public interface IAccountRule
{
    /// <summary>The rule's texts.</summary>
    RuleInfo Info { get; }

    /// <summary>Judges an account; null where the rule has nothing to say of it.</summary>
    Verdict? Judge(AccountObservation account, RulePolicy policy, MonitoringPoint point);
}
