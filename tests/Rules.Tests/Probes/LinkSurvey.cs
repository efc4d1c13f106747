using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Rules.Tests.Probes;

/// <summary>A survey of 100 links on the home page and 400 elsewhere.</summary>
internal static class LinkSurvey
{
    public static LinkObservations Fine() => Of(Tally(1, LinkClass.Ok, 100), Tally(2, LinkClass.Ok, 300), Tally(3, LinkClass.Moved, 100));

    public static LinkObservations Of(params LinkTally[] tallies) => new()
    {
        ObservedAt = Sample.Point.At,
        Pages = 40,
        References = 5_000,
        Addresses = tallies.Sum(t => t.Count),
        Requests = 500,
        Tallies = tallies,
        LeftOut = [],
        Problems = [],
        Unproven = 0,
        Hidden = [],
    };

    public static LinkTally Tally(int level, LinkClass linkClass, int count) => new(level, External: false, linkClass, count);

    /// <summary>Problems of one class, with the tally that goes with them.</summary>
    public static LinkObservations With(this LinkObservations seen, LinkClass linkClass, int level, int count) => seen with
    {
        Tallies = [.. seen.Tallies, Tally(level, linkClass, count)],
        Problems = [.. seen.Problems, .. Enumerable.Range(1, count).Select(i => Problem($"http://example.test/{linkClass}/{level}/{i}", linkClass, level))],
    };

    public static LinkProblem Problem(string url, LinkClass linkClass = LinkClass.Broken, int level = 1) => new(
        url, linkClass, LinkKind.Page, External: false, level, "http://example.test/", "详情", 1, 404, null, Sample.Point.At.AddDays(-1), Sample.Point.At);
}
