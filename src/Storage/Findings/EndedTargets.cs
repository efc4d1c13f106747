using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Storage.Findings;

/// <summary>The targets of a run that a person's decision in the registry has taken out of the inspection.</summary>
/// <param name="Outright">Columns closed, exempted or made the home page; accounts closed or cancelled.</param>
/// <param name="OutOfUse">Suspended accounts: only what the rules then call not applicable has ended.</param>
internal sealed record EndedTargets(IReadOnlySet<long> Outright, IReadOnlySet<long> OutOfUse)
{
    internal bool Hold(Verdict verdict) =>
        verdict.TargetKind != TargetKind.Site
        && (Outright.Contains(verdict.TargetId) || (verdict.Outcome == Outcome.NotApplicable && OutOfUse.Contains(verdict.TargetId)));
}
