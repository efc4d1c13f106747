using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>A site's bad links of its last survey, looked at first in this one: still broken, mended, gone from every page, or unproven.</summary>
public sealed class EarlierProblems(IReadOnlyList<LinkProblem> problems, LinkBook book, LinkTester tester, LinkOptions options)
{
    private readonly Dictionary<string, LinkProblem> _byUrl = problems.GroupBy(p => p.Url, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    /// <summary>Those that were dead, be it not at the last survey.</summary>
    public IReadOnlyList<Suspect> Dead { get; } =
        [.. problems.Where(p => (LinkClasses.IsDead(p.Class) || p.WasBroken) && IsWeb(p.Url)).DistinctBy(p => p.Url, StringComparer.Ordinal).Select(p => new Suspect(p.Url, new Uri(p.Url).Host, p.PageUrl))];

    public LinkProblem? Of(string url) => _byUrl.GetValueOrDefault(url);

    /// <summary>Whether an address was proven broken and did not answer a survey since, nor this one.</summary>
    public bool WasBroken(string url, LinkTest? test) => Of(url) is { } problem && (problem.Class == LinkClass.Broken || problem.WasBroken) && !(test is not null && LinkClasses.Answers(test));

    public async Task TestAsync(CancellationToken ct)
    {
        await book.RecallAsync(Dead.Select(d => d.Url), ct);
        foreach (var problem in Dead.Select(d => _byUrl[d.Url]).Where(p => LinkClasses.IsDead(p.Class)))
        {
            var url = problem.Url;
            book[url].Stored ??= new LinkTest(url, problem.Class, problem.HttpStatus, null, problem.Detail, problem.Since, problem.CheckedAt);
        }

        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = options.HostsAtOnce, CancellationToken = ct };
        await Parallel.ForEachAsync(Dead, atOnce, async (dead, token) =>
        {
            if (tester.MayGoOn && !tester.IsSpent) await tester.TestAsync(dead.Url, dead.Host, token);
        });
    }

    /// <summary>What became of them, once all pages are read and all addresses tested.</summary>
    public EarlierFate Fate(LinkTable table, LinkPages pages, EarlierPages revisited)
    {
        var gone = new List<string>();
        var still = new List<LinkProblem>();
        var unproven = 0;
        foreach (var problem in _byUrl.Values)
        {
            var shown = table.Find(problem.Url);
            var test = shown?.Test ?? book[problem.Url].Result;
            if (shown is { Pages: > 0 })
            {
                if (WasBroken(problem.Url, test) && test?.Class != LinkClass.Broken) unproven++;
            }
            else if (test is not null && LinkClasses.IsFine(test.Class)) continue;
            else if (revisited.HasLost(problem.Url) || WasPageSeen(problem, pages))
            {
                // Of the pages that showed it only the first is known.
                if (problem.Pages <= 1 || !pages.LeftUnread) gone.Add(problem.Url);
                else if (WasBroken(problem.Url, test)) unproven++;
            }
            // Not seen on its page tonight, for that was not read; but dead it is.
            else if (test?.Class == LinkClass.Broken) still.Add(problem with { Class = LinkClass.Broken, HttpStatus = test.HttpStatus, Detail = test.Detail, Since = test.BrokenSince ?? problem.Since, CheckedAt = test.CheckedAt, LapsedName = test.LapsedName, WasBroken = false });
            else if (WasBroken(problem.Url, test)) unproven++;
        }

        return new EarlierFate(gone, still, unproven);
    }

    private bool WasPageSeen(LinkProblem problem, LinkPages pages) => pages.WasRead(problem.PageUrl) || book[problem.PageUrl].Result?.Class == LinkClass.Broken;

    private static bool IsWeb(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https");
}
