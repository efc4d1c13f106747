using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Probes;

/// <summary>What one question about a site as a whole gave (国办秘函〔2019〕19号 单项否决 2, 功能设计).</summary>
/// <param name="Outcome">The answer.</param>
/// <param name="Summary">One Chinese sentence with the number and the limit, or with the reason why there is none.</param>
/// <param name="Evidence">What it rests on.</param>
public sealed record ProbeAnswer(Outcome Outcome, string Summary, Evidence Evidence);
