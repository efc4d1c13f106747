using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Storage.Findings;

/// <summary>One step that a run makes with one finding.</summary>
internal sealed record FindingChange(string Rule, TargetKind TargetKind, long TargetId, Severity Severity, FindingStep Step, string Summary, string Evidence);
