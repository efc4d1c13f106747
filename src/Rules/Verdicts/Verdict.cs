namespace FreshnessCrawler.Rules.Verdicts;

/// <summary>One rule's answer about one target, with its reason and evidence.</summary>
/// <param name="Rule">The rule's code, e.g. <c>V-W4a</c>.</param>
/// <param name="TargetKind">Site or column.</param>
/// <param name="TargetId">The target's stored identity.</param>
/// <param name="Outcome">The answer.</param>
/// <param name="Severity">What a fail means.</param>
/// <param name="Summary">One Chinese sentence with the number and the limit, e.g. 林业动态 最近更新 2023-03-01，早于 2023-04-03.</param>
/// <param name="Evidence">What it rests on.</param>
public sealed record Verdict(
    string Rule,
    TargetKind TargetKind,
    long TargetId,
    Outcome Outcome,
    Severity Severity,
    string Summary,
    Evidence Evidence);
