using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Columns;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Bench.Reader;

/// <summary>What can be done with the bytes of a page, each way from the bytes on, and the newest date where it gives one. The first
/// ones show what the steps before a reading cost.</summary>
public static class Ways
{
    public static IReadOnlyList<(string Name, Func<CorpusPage, DateOnly?> Run)> All { get; } =
    [
        ("decode", static page => With(page, static (_, _) => null, parse: false)),
        ("decode, parse", static page => With(page, static (_, _) => null)),
        ("this reader", Read),
        ("this reader, links and columns", static page => With(page, static (parsed, page) =>
        {
            var reading = PageReader.Shipped.Read(parsed, CategoryOf(page), page.ObservedOn);
            LinkCollector.Collect(parsed, new HashSet<string>(StringComparer.Ordinal));
            ColumnDiscovery.Discover(parsed, page.Address);
            return reading.Newest?.Date;
        })),
        ("first item's date", static page => With(page, static (parsed, page) => GeneralDates.OfFirstItem(parsed, page.ObservedOn))),
        ("meta, then most frequent date", static page => With(page, static (parsed, page) => GeneralDates.MostFrequent(parsed, page.ObservedOn))),
        ("meta, then latest date", static page => With(page, static (parsed, page) => GeneralDates.Latest(parsed, page.ObservedOn))),
    ];

    public static DateOnly? Read(CorpusPage page) => With(page, static (parsed, page) => PageReader.Shipped.Read(parsed, CategoryOf(page), page.ObservedOn).Newest?.Date);

    private static ColumnCategory CategoryOf(CorpusPage page) => page.Group == PageGroup.Homes ? ColumnCategory.Home : ColumnCategory.Other;

    // The text's buffer goes back to its pool, as the fetcher does with a page that is done with.
    private static DateOnly? With(CorpusPage page, Func<HtmlPage, CorpusPage, DateOnly?> run, bool parse = true)
    {
        var (rented, length, _) = Charset.Decode(page.Body, null);
        try
        {
            if (!parse || HtmlPage.TooDeep(rented.AsSpan(0, length))) return null;
            using var parsed = HtmlPage.Parse(rented, length, page.Address);
            return run(parsed, page);
        }
        finally
        {
            System.Buffers.ArrayPool<char>.Shared.Return(rented);
        }
    }
}
