using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Columns;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Articles;
using FreshnessCrawler.Worker.Extraction.Sources;
using FreshnessCrawler.Worker.Feeds;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Tests.Extraction.Mutation;

namespace FreshnessCrawler.Worker.Tests.Extraction.Fuzz;

/// <summary>Takes a page through all that the crawler does with one, and says what is wrong with the readings.</summary>
public static class PageDrill
{
    private const int LongestData = 2_000_000;

    private static readonly Uri s_address = new("http://www.example.gov.cn/zwgk/tzgg/index.html");

    // In the order in which explain and a pursuit come to them.
    private static readonly (string Name, Func<Drilled, string?> Check)[] s_steps =
    [
        ("list", static page => FaultOf(PageReader.Shipped.Read(page.Page, ColumnCategory.Other, page.ObservedOn), page)),
        ("home", static page => FaultOf(PageReader.Shipped.Read(page.Page, ColumnCategory.Home, page.ObservedOn), page)),
        ("links", static page => Fine(LinkCollector.Collect(page.Page, new HashSet<string>(StringComparer.Ordinal)))),
        ("columns", static page => ColumnDiscovery.Discover(page.Page, s_address).FirstOrDefault(static column => !Uri.TryCreate(column.Url, UriKind.Absolute, out _))?.Url),
        ("kind", static page => Fine(PageKinds.Of(page.Page, page.ObservedOn))),
        ("reasons", static page => BlockReasons.Describe(page.Page, page.ObservedOn).Any(string.IsNullOrWhiteSpace) ? "an empty one" : null),
        ("article", FaultOfArticle),
        ("sources", static page => ListSources.Find(page.Page).FirstOrDefault(static other => !Uri.TryCreate(other.Url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))?.Url),
        ("shell", static page => Fine(EmptyShell.Proof(page.Page, ListPageReader.Read(page.Page, page.ObservedOn)))),
        ("feed links", static page => Fine(FeedLinks.Find(page.Page))),
        ("leads", static page => Fine(DiscoveryLeads.Find(page.Page))),
        ("sitemap page", static page => Fine(SitemapPage.Read(page.Page, s_address))),
    ];

    // For what came in a page's stead.
    private static readonly (string Name, Func<Drilled, string?> Check)[] s_dataSteps =
    [
        ("sitemap.xml", static page => Fine(SitemapXml.Read(page.Text))),
        ("feed", static page => FeedReader.Read(page.Text, s_address, new DateTimeOffset(page.ObservedOn, new TimeOnly(12, 0), TimeSpan.FromHours(8))) is { Newest.Day: { } day } && day > page.ObservedOn ? $"in the future: {day}" : null),
        ("json", static page => JsonListReader.Read(page.Text, s_address, page.ObservedOn) is { } json ? FaultOf(json, page) : null),
        ("jpage", static page => JpageReader.Read(page.Text, s_address, page.ObservedOn) is { } records ? FaultOf(records, page) : null),
    ];

    /// <summary>Decodes and reads. Null where all is well.</summary>
    public static string? Fault(ReadOnlySpan<byte> body, string? charset, DateOnly observedOn)
    {
        var (rented, length, _) = Charset.Decode(body, charset);
        return Fault(rented, length, observedOn, withDates: true);
    }

    /// <summary>Reads a text. Its dates are held against the source only where asked: for large ones that takes longer than reading.</summary>
    /// <param name="took">Is told the processor time of each step, where given.</param>
    public static string? Fault(char[] text, int length, DateOnly observedOn, bool withDates, Action<string, TimeSpan>? took = null)
    {
        var from = took is null ? default : ThreadTime.Now();
        var source = text.AsSpan(0, length);
        ChallengeRecogniser.ByBody(200, setsCookie: false, source);
        ChallengeRecogniser.ByBody(202, setsCookie: true, source);
        Told("challenge");
        var whole = source.ToString();
        var written = withDates ? new Lazy<WrittenDates>(() => WrittenDates.Of(whole, s_address, observedOn)) : null;
        if (!HtmlPage.TooDeep(source))
        {
            using var page = HtmlPage.Parse(text, length, s_address);
            _ = page.Tags;
            Told("parse");
            if (First(s_steps, new(page, whole, observedOn, written)) is { } fault) return fault;
        }

        return length > LongestData ? null : First(s_dataSteps, new(null!, whole, observedOn, written));

        string? First((string Name, Func<Drilled, string?> Check)[] steps, Drilled drilled)
        {
            foreach (var (name, check) in steps)
            {
                if (check(drilled) is { } fault) return $"{name}: {fault}";
                Told(name);
            }

            return null;
        }

        void Told(string step)
        {
            if (took is null) return;
            var now = ThreadTime.Now();
            took(step, now - from);
            from = now;
        }
    }

    private static string? Fine(object? result)
    {
        _ = result;
        return null;
    }

    private static string? FaultOfArticle(Drilled page)
    {
        if (ArticleReader.Read(page.Page, page.ObservedOn) is not { } article) return null;
        if (article.Date is null == article.Reason is null) return $"{article.Date} with {article.Reason}";
        if (article.Date > page.ObservedOn) return $"in the future: {article}";
        return article.Date is { } date && page.Lacks(date) ? $"date not on the page: {article}" : null;
    }

    private static string? FaultOf(ListReading reading, Drilled page)
    {
        if (reading.Outcome == ReadingOutcome.Read != reading.Newest is not null) return $"{reading.Outcome} with {reading.Newest}";
        if (reading.Outcome != ReadingOutcome.Read && string.IsNullOrEmpty(reading.Reason)) return "no reason";
        if (reading.Newest is { } newest && (newest.Date is null || !reading.Items.Contains(newest) || reading.Items.Any(item => item.Date > newest.Date))) return $"not the newest: {newest}";
        foreach (var item in reading.Items)
        {
            if (item.Date > page.ObservedOn) return $"in the future: {item}";
            if (item.Date is { } date && page.Lacks(date)) return $"not on the page: {item}";
        }

        return null;
    }

    private sealed record Drilled(HtmlPage Page, string Text, DateOnly ObservedOn, Lazy<WrittenDates>? Written)
    {
        public bool Lacks(DateOnly day) => Written is not null && !Written.Value.Has(day);
    }
}
