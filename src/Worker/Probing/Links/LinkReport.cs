using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>Puts together what a survey saw.</summary>
internal static class LinkReport
{
    // They cost no request, so that no budget bounds them but this; all are counted.
    private const int MostMalformed = 500;

    public static LinkObservations Observations(
        LinkTable table, LinkPages pages, LinkTester tester, EarlierProblems earlier, EarlierPages revisited, LeftOutCount leftOut, HiddenLinks hidden, DateTimeOffset now)
    {
        var fate = earlier.Fate(table, pages, revisited);
        foreach (var entry in table.Entries.Where(e => e.Class == LinkClass.Skipped)) leftOut.Add(entry.Skip ?? SkipReason.Deadline);
        leftOut.Add(SkipReason.AddressBudget, table.Overflow);
        return new LinkObservations
        {
            ObservedAt = now,
            Pages = pages.Count,
            References = table.References,
            Addresses = table.Entries.Count,
            Requests = tester.Requests,
            Tallies = [.. table.Entries.GroupBy(e => (e.Level, e.External, e.Class)).Select(g => new LinkTally(g.Key.Level, g.Key.External, g.Key.Class, g.Count()))
                .OrderBy(t => t.Level).ThenBy(t => t.External).ThenBy(t => t.Class)],
            LeftOut = leftOut.All,
            Problems = [.. table.Entries.Where(e => e.Given is null && IsProblem(e)).Concat(table.Entries.Where(e => e.Given is not null && IsProblem(e)).Take(MostMalformed))
                .Select(e => Problem(e, pages, earlier, now)), .. fate.Still],
            Unproven = fate.Unproven,
            Gone = fate.Gone,
            Hidden = hidden.Found,
        };
    }

    public static IReadOnlyList<SiteLink> Links(LinkTable table, LinkPages pages) =>
        [.. table.Entries.OrderBy(e => e.Page).ThenBy(e => e.Place)
            .Select(e => new SiteLink(e.Url, e.Level, e.External, e.Kind, pages.Url(e.Page), e.Class, e.Test?.HttpStatus))];

    // A mail address and its like are for other programs; a path on somebody's own disk is for nobody.
    private static bool IsProblem(LinkEntry entry) =>
        entry.Class == LinkClass.UnsupportedScheme ? entry.Url.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
        : entry.Class is not (LinkClass.Ok or LinkClass.Moved or LinkClass.Skipped);

    private static LinkProblem Problem(LinkEntry entry, LinkPages pages, EarlierProblems earlier, DateTimeOffset now)
    {
        var known = earlier.Of(entry.Url) is { } problem && problem.Class == entry.Class ? problem.Since : (DateTimeOffset?)null;
        var checkedAt = entry.Test?.CheckedAt ?? now;
        return new LinkProblem(
            entry.Url, entry.Class, entry.Kind, entry.External, entry.Level, pages.Url(entry.Page), entry.Text, entry.Pages, entry.Test?.HttpStatus,
            entry.Test?.Detail ?? entry.Detail, entry.Test?.BrokenSince ?? known ?? checkedAt, checkedAt)
        {
            LapsedName = entry.Test?.LapsedName == true,
            WasBroken = entry.Class != LinkClass.Broken && earlier.WasBroken(entry.Url, entry.Test),
        };
    }
}
