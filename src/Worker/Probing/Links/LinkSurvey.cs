using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>Surveys the links of one site: reads its pages level by level from the home page on, tests every address that they show once, looks at the
/// dead ones again later, and says what it left out.</summary>
public sealed class LinkSurvey(IOptions<LinkOptions> options, TimeProvider clock, ILogger<LinkSurvey> log)
{
    // Home pages with fewer addresses than this change by such shares on any day.
    private const int FewestHeldAgainst = 10;

    /// <summary>The book that all surveys of a run in this process share.</summary>
    /// <param name="registeredHosts">The hosts of all sites in the registry.</param>
    /// <param name="recall">Reads stored tests; null where nothing is stored.</param>
    /// <param name="bypassCaches">A recheck: what is stored does not stand for a test.</param>
    public LinkBook NewBook(IEnumerable<string> registeredHosts, LinkRecall? recall, bool bypassCaches) =>
        new(registeredHosts, recall, !bypassCaches, options.Value, clock);

    /// <param name="earlier">What is known of the site's last survey, its bad links first.</param>
    public async Task<LinkSurveyResult> RunAsync(SiteTarget site, ProbeContext context, LinkBook book, KnownLinks earlier, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(earlier);
        if (site.Url is null || !Uri.TryCreate(site.Url, UriKind.Absolute, out var home))
            return LinkSurveyResult.NotTested("名录中没有可用的网址", clock.GetUtcNow(), []);
        var scope = new LinkScope(home.Host, book.RegisteredHosts);
        var tester = new LinkTester(context, book, scope, options.Value, clock);
        if (!tester.MayGoOn) return LinkSurveyResult.NotTested("本批次截止前未轮到", clock.GetUtcNow(), []);

        using var page = await tester.FetchAsync(new PageRequest(home.AbsoluteUri), ct);
        if (page.Status != FetchStatus.Ok)
            return NotTested($"首页未能读取：{FetchErrors.Describe(page.Status).Reason}", home, page, tester);
        if (HtmlPage.TooDeep(page.Text)) return NotTested($"首页未能读取：{HtmlPage.TooDeepReason}", home, page, tester);
        return await SurveyAsync(home.AbsoluteUri, page, new Means(context, book, scope, tester), earlier, ct);
    }

    private async Task<LinkSurveyResult> SurveyAsync(string homeUrl, FetchedPage home, Means means, KnownLinks known, CancellationToken ct)
    {
        var limits = options.Value;
        var (tester, book) = (means.Tester, means.Book);
        var table = new LinkTable(means.Scope, limits, new TrapWatch(limits, means.Context.Point.Day));
        var hidden = new HiddenLinks(means.Scope, limits.HiddenLinks);
        var leftOut = new LeftOutCount();
        var pages = new LinkPages(tester, book, table, hidden, leftOut, limits, log);
        var earlier = new EarlierProblems(known.Problems, book, tester, limits);

        using (var parsed = HtmlPage.Parse(home.TextBuffer, home.TextLength, new Uri(home.FinalUrl)))
        {
            pages.TakeHome(homeUrl, home, parsed);
            if (parsed.Document.Scripts.Length > 0 && !table.Entries.Any(e => e.Kind is LinkKind.Page or LinkKind.Frame))
                return LinkSurveyResult.NotTested("首页源码中没有链接，内容可能由脚本生成", clock.GetUtcNow(), pages.Rows, tester.Requests);
            if (Collapse(known, table.Entries.Count) is { } collapse) return LinkSurveyResult.NotTested(collapse, clock.GetUtcNow(), pages.Rows, tester.Requests);
        }

        if (table.Find(homeUrl) is { } self) self.Test = book[homeUrl].Result;
        pages.Soft = await SoftNotFound.AskAsync(tester, home, Deep(table, home.FinalUrl), limits, ct);
        if (!pages.Soft.OpensAnything) await tester.ProveHeadAsync(home.FinalUrl, ct);
        await earlier.TestAsync(ct);
        await pages.WalkAsync(ct);
        await new AddressTests(tester, book, table, pages, limits).RunAsync(ct);

        var revisited = new EarlierPages(tester, book, means.Scope, pages, limits, means.Context.Point.Day);
        await revisited.ReadAsync(known.Problems, table, homeUrl, ct);
        Suspect[] suspects = [.. table.Entries.Where(e => e.Test is not null).Select(e => new Suspect(e.Url, e.Host, pages.Url(e.Page))), .. earlier.Dead.Where(d => table.Find(d.Url) is null),
            .. revisited.Suspects.Where(p => table.Find(p.Url) is null)];
        await new Confirmation(means.Context, book, means.Scope, tester, limits, homeUrl, clock).RunAsync(suspects, ct);
        foreach (var entry in table.Entries.Where(e => e.Test is not null))
        {
            entry.Test = book[entry.Url].Result;
            if (entry.Test is null) entry.Skip = SkipReason.Void;
        }

        await pages.SettleUnreadAsync(means.Context.Point.At, ct);
        return new LinkSurveyResult(
            LinkReport.Observations(table, pages, tester, earlier, revisited, leftOut, hidden, clock.GetUtcNow()),
            tester.Tests,
            LinkReport.Links(table, pages),
            pages.Rows);
    }

    // How the home page failed is what tells a site that is down from many that are: its row is handed over all the same.
    private LinkSurveyResult NotTested(string why, Uri home, FetchedPage page, LinkTester tester) =>
        LinkSurveyResult.NotTested(why, clock.GetUtcNow(), [LinkPages.Row(page, home.AbsoluteUri, 1, "none", 0)], tester.Requests);

    // A notice of maintenance opens with 200 and shows hardly a link: it must not make all that it does not show gone.
    private string? Collapse(KnownLinks known, int addresses)
    {
        var limits = options.Value;
        if (known.SurveyedAt is not { } at || clock.GetUtcNow() - at >= limits.HomeAge) return null;
        if (known.HomeAddresses < FewestHeldAgainst || addresses >= known.HomeAddresses * limits.HomeShare) return null;
        return $"首页上的网址由上次检测时的{known.HomeAddresses}个骤减为{addresses}个，可能是维护公告或页面不完整，本次不作结论（如确已改版，自{MonitoringPoint.DayOf(at + limits.HomeAge):yyyy-MM-dd}起按新首页检测）";
    }

    // The real address whose shape a made-up one takes: the deepest that the home page shows on its own host.
    private static Uri Deep(LinkTable table, string homeUrl)
    {
        var home = new Uri(homeUrl);
        var authority = home.GetLeftPart(UriPartial.Authority);
        var deepest = table.Entries.Where(e => e.IsOwnPage && e.Skip is null && e.Authority.Equals(authority, StringComparison.OrdinalIgnoreCase))
            .MaxBy(e => (Math.Min(3, new Uri(e.Url).AbsolutePath.Count(c => c == '/')), -e.Place));
        return deepest is null ? home : new Uri(deepest.Url);
    }

    private sealed record Means(ProbeContext Context, LinkBook Book, LinkScope Scope, LinkTester Tester);
}
