using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Model;

namespace FreshnessCrawler.Storage.Findings;

/// <summary>A finding as a run meets it.</summary>
/// <param name="Settled">This run, or one of a later monitoring point, has moved it: an older verdict does not move it again.</param>
internal sealed record StoredFinding(string Rule, TargetKind TargetKind, long TargetId, FindingState State, Severity Severity, string LastEvidence, bool Settled);
