using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules;

/// <summary>What people read of a rule.</summary>
/// <param name="Code">Stable code, e.g. <c>V-W4a</c>: with the target, a finding's identity. Never reused.</param>
/// <param name="Indicator">The indicator's Chinese name (检查指标).</param>
/// <param name="TargetKind">What it judges.</param>
/// <param name="Severity">What a fail means.</param>
/// <param name="NoticeText">The finding's text in the notice's words, for Annex 1; null for a rule that names nobody by itself.</param>
/// <param name="Clause">The clause it serves.</param>
public sealed record RuleInfo(string Code, string Indicator, TargetKind TargetKind, Severity Severity, string? NoticeText, string Clause);
