using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Probes;

/// <summary>What a survey left out, the commonest reason first whatever order it was seen in.</summary>
internal sealed class LeftOutList
{
    private const int ReasonsShown = 3;

    private readonly List<LeftOut> _all;

    public LeftOutList(IEnumerable<LeftOut> leftOut) =>
        _all =
        [
            .. leftOut
                .GroupBy(part => (part.Reason, part.Unproven))
                .Select(same => new LeftOut(same.Key.Reason, same.Sum(part => part.Count)) { Unproven = same.Key.Unproven })
                .Where(part => part.Count > 0)
                .OrderByDescending(part => part.Count)
                .ThenBy(part => part.Reason, StringComparer.Ordinal)
                .ThenBy(part => part.Unproven),
        ];

    public IReadOnlyList<LeftOut> Listed => [.. _all.Take(Evidence.MostListed)];

    /// <summary>；未检测23个（超出本次检测数量20个、robots.txt不允许3个）; empty where nothing was left out.</summary>
    public string Ending(string verb)
    {
        if (_all.Count == 0)
            return "";

        var reasons = string.Join('、', _all.Take(ReasonsShown).Select(part => $"{part.Reason}{part.Count}个"));
        return $"；{verb}{_all.Sum(part => (long)part.Count)}个（{reasons}{(_all.Count > ReasonsShown ? "等" : "")}）";
    }
}
