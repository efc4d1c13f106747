using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>What a host answers to addresses that nobody made, and which pages that makes suspect. Each only ever suspects: a page that says "not
/// found" with 200 opened all the same.</summary>
public sealed class SoftNotFound
{
    private const int ShortBody = 300;

    private readonly HashSet<string> _targets = new(StringComparer.Ordinal);
    private readonly List<(string Title, HashSet<ulong> Shown)> _answers = [];
    private readonly HashSet<ulong> _home;
    private readonly string _homeUrl;
    private readonly double _likeness;

    private SoftNotFound(string homeUrl, HashSet<ulong> home, double likeness)
    {
        _homeUrl = homeUrl;
        _home = home;
        _likeness = likeness;
    }

    /// <summary>Whether the host opens addresses that nobody made: only then does it matter what a page shows.</summary>
    public bool OpensAnything => _answers.Count > 0;

    /// <summary>Asks for made-up addresses at two depths.</summary>
    /// <param name="home">The home page as it came.</param>
    /// <param name="real">A real address deeper down, whose shape the second one takes.</param>
    public static async Task<SoftNotFound> AskAsync(LinkTester tester, FetchedPage home, Uri real, LinkOptions options, CancellationToken ct)
    {
        var found = new SoftNotFound(home.FinalUrl, ShownShingles.Of(home.Text), options.SoftNotFoundLikeness);
        foreach (var url in new[] { MadeUpAddress.Near(new Uri(home.FinalUrl)), MadeUpAddress.Beside(real) })
            found.Learn(await tester.FetchAsync(new PageRequest(url) { OnlyOnce = true, MayLeaveSite = true, PublicOnly = false }, ct));
        return found;
    }

    /// <summary>Why a page that opened is suspected of not existing, for operators; null for an honest one.</summary>
    public string? Suspicion(string url, FetchedPage page, HtmlPage parsed)
    {
        if (IsHome(url) || (page.RedirectStatus is null && IsHome(page.FinalUrl))) return null;
        if (SuspectTarget(url, page.RedirectStatus, page.FinalUrl) is { } target) return target;
        var title = NotFoundTitle.Of(page.Text);
        var says = NotFoundTitle.Says(title);
        if (says && ShownShingles.Of(page.Text).Count < ShortBody) return $"title '{title}'";
        if (_answers.Count == 0) return null;
        var shown = ShownShingles.Of(page.Text);
        foreach (var (madeUp, answer) in _answers)
        {
            if (says && title.SequenceEqual(madeUp)) return $"title '{title}', as for a made-up address";
            if (ShownShingles.Likeness(answer, shown, _home) >= _likeness && !IsList(page, parsed)) return "same content as for a made-up address";
        }

        return null;
    }

    /// <summary>The same by where redirects led alone.</summary>
    public string? SuspectTarget(string url, int? redirectStatus, string? finalUrl) =>
        redirectStatus is not null && finalUrl is not null && !IsHome(url) && _targets.Contains(WithoutQuery(finalUrl)) ? $"led to {finalUrl}, as a made-up address is" : null;

    /// <summary>An address for the home page itself: /, /index.html.</summary>
    public static bool IsRoot(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.AbsolutePath is "/" || (uri.AbsolutePath.LastIndexOf('/') == 0 && IsIndex(uri.AbsolutePath[1..])));

    public static string WithoutQuery(string url) => url.IndexOf('?') is >= 0 and var at ? url[..at] : url;

    private bool IsHome(string url) => IsRoot(url) || string.Equals(url, _homeUrl, StringComparison.Ordinal);

    private static bool IsIndex(string file) =>
        file.StartsWith("index.", StringComparison.OrdinalIgnoreCase) || file.StartsWith("default.", StringComparison.OrdinalIgnoreCase) || file.StartsWith("main.", StringComparison.OrdinalIgnoreCase);

    // A column with few items may be all frame.
    private static bool IsList(FetchedPage page, HtmlPage parsed) =>
        ListPageReader.Read(parsed, MonitoringPoint.DayOf(page.FetchedAt)).Outcome is ReadingOutcome.Read or ReadingOutcome.Undated;

    private void Learn(FetchedPage page)
    {
        using (page)
        {
            if (page.Status != FetchStatus.Ok) return;
            if (page.RedirectStatus is not null) _targets.Add(WithoutQuery(page.FinalUrl));
            else _answers.Add((NotFoundTitle.Of(page.Text).ToString(), ShownShingles.Of(page.Text)));
        }
    }
}
