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

    /// <summary>Decodes and reads. Null where all is well.</summary>
    public static string? Fault(ReadOnlySpan<byte> body, string? charset, DateOnly observedOn)
    {
        var (rented, length, _) = Charset.Decode(body, charset);
        return Fault(rented, length, observedOn, withDates: true);
    }

    /// <summary>Reads a text. Its dates are held against the source only where asked: for large ones that takes longer than reading.</summary>
    public static string? Fault(char[] text, int length, DateOnly observedOn, bool withDates)
    {
        var source = text.AsSpan(0, length);
        ChallengeRecogniser.ByBody(200, setsCookie: false, source);
        ChallengeRecogniser.ByBody(202, setsCookie: true, source);
        if (HtmlPage.TooDeep(source)) return null;
        using var page = HtmlPage.Parse(text, length, s_address);
        _ = page.Tags;
        var written = withDates ? new Lazy<WrittenDates>(() => WrittenDates.Of(new string(text, 0, length), s_address, observedOn)) : null;
        if (FaultOf(PageReader.Shipped.Read(page, ColumnCategory.Other, observedOn), observedOn, written) is { } list) return "list: " + list;
        if (FaultOf(PageReader.Shipped.Read(page, ColumnCategory.Home, observedOn), observedOn, written) is { } home) return "home: " + home;
        LinkCollector.Collect(page, new HashSet<string>(StringComparer.Ordinal));
        foreach (var column in ColumnDiscovery.Discover(page, s_address))
        {
            if (!Uri.TryCreate(column.Url, UriKind.Absolute, out _)) return $"column at {column.Url}";
        }

        return FaultOfOthers(page, source, observedOn, written);
    }

    // What explain and a pursuit do with a page beyond its list.
    private static string? FaultOfOthers(HtmlPage page, ReadOnlySpan<char> source, DateOnly observedOn, Lazy<WrittenDates>? written)
    {
        _ = PageKinds.Of(page, observedOn);
        if (BlockReasons.Describe(page, observedOn).Any(string.IsNullOrWhiteSpace)) return "an empty block reason";
        if (ArticleReader.Read(page, observedOn) is { } article)
        {
            if (article.Date is null == article.Reason is null) return $"article: {article.Date} with {article.Reason}";
            if (article.Date > observedOn) return $"article in the future: {article}";
            if (article.Date is { } date && written is not null && !written.Value.Has(date)) return $"article's date not on the page: {article}";
        }

        foreach (var other in ListSources.Find(page))
        {
            if (!Uri.TryCreate(other.Url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) return $"source at {other.Url}";
        }

        EmptyShell.Proof(page, ListPageReader.Read(page, observedOn));
        FeedLinks.Find(page);
        DiscoveryLeads.Find(page);
        SitemapPage.Read(page, s_address);
        if (source.Length > LongestData) return null;
        var text = source.ToString();
        SitemapXml.Read(text);
        var fetchedAt = new DateTimeOffset(observedOn, new TimeOnly(12, 0), TimeSpan.FromHours(8));
        if (FeedReader.Read(text, s_address, fetchedAt) is { Newest.Day: { } day } && day > observedOn) return $"feed in the future: {day}";
        if (JsonListReader.Read(text, s_address, observedOn) is { } json && FaultOf(json, observedOn, null) is { } list) return "json: " + list;
        return JpageReader.Read(text, s_address, observedOn) is { } jpage && FaultOf(jpage, observedOn, null) is { } records ? "jpage: " + records : null;
    }

    private static string? FaultOf(ListReading reading, DateOnly observedOn, Lazy<WrittenDates>? written)
    {
        if (reading.Outcome == ReadingOutcome.Read != reading.Newest is not null) return $"{reading.Outcome} with {reading.Newest}";
        if (reading.Outcome != ReadingOutcome.Read && string.IsNullOrEmpty(reading.Reason)) return "no reason";
        if (reading.Newest is { } newest && (newest.Date is null || !reading.Items.Contains(newest) || reading.Items.Any(item => item.Date > newest.Date))) return $"not the newest: {newest}";
        foreach (var item in reading.Items)
        {
            if (item.Date > observedOn) return $"in the future: {item}";
            if (item.Date is { } date && written is not null && !written.Value.Has(date)) return $"not on the page: {item}";
        }

        return null;
    }
}
