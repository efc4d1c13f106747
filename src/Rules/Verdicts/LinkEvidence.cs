using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Rules.Verdicts;

/// <summary>What a verdict on a site's links rests on.</summary>
/// <param name="ObservedAt">When the survey ended.</param>
/// <param name="Pages">Pages read for their links.</param>
/// <param name="Addresses">Different addresses met.</param>
/// <param name="HomeAddresses">Those on the home page that a browser would fetch.</param>
/// <param name="HomeProven">Those of them whose test was conclusive.</param>
/// <param name="BrokenHome">Broken ones on the home page.</param>
/// <param name="BrokenOther">Broken ones that only other pages show.</param>
/// <param name="Suspected">Addresses that did not open for another reason: listed, never counted.</param>
/// <param name="Unproven">Addresses broken before that could not be looked at again.</param>
/// <param name="LeftOut">What was not tested, and why; the commonest reasons first.</param>
/// <param name="Listed">Broken ones and those seen dead once, those of the home page first, <see cref="Evidence.MostListed"/> at most.</param>
public sealed record LinkEvidence(
    DateTimeOffset ObservedAt,
    int Pages,
    int Addresses,
    int HomeAddresses,
    int HomeProven,
    int BrokenHome,
    int BrokenOther,
    int Suspected,
    int Unproven,
    IReadOnlyList<LeftOut> LeftOut,
    IReadOnlyList<LinkProblem> Listed);
