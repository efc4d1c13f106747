using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Fetching;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction.Mutation;

/// <summary>A saved page with all that a reading of it depends on.</summary>
public sealed record PageCase(string Name, string Html, Uri Address, DateOnly ObservedOn, bool IsHome)
{
    public static IEnumerable<TheoryDataRow<string>> SavedNames() => SavedPages.Names();

    public static PageCase Saved(string name)
    {
        var expected = SavedPages.Expected(name);
        return new(name, SavedPages.Text(name, expected.Charset), new Uri(expected.Url), expected.ObservedOn, expected.Kind == "home");
    }

    /// <summary>The real pages: lists, a home page, articles; none where the corpus is not there.</summary>
    public static IEnumerable<TheoryDataRow<string, string, bool>> RealNames()
    {
        foreach (var row in CorpusTests.Lists) yield return new(row.Data.Item1, row.Data.Item2, false);
        yield return new("gov/yichun-02.html", "https://www.yichun.gov.cn/ycsrmzf/index.shtml", true);
        yield return new("gov/yichun-03.html", "http://www.wanzai.gov.cn/wzxrmzf/tjsja/202305/7215380191c5400397df5d7d0b5fd06b.shtml", false);
        yield return new("gov/gne-tests_shanxi_1.html", "http://www.shanxi.gov.cn/yw/sxyw/201909/t20190918_693227.shtml", false);
        yield return new("articles/2191d2b73276112f6ee912b570ed3bf5.html", "https://wsjkw.sh.gov.cn/xwfb/20220505/ee4247315f3b472a81dbd312dfd37ad9.html", false);
        yield return new("articles/36b08244a17d46b8107c8a58076ec7f0.html", "https://wsjkw.sh.gov.cn/xwfb/20220414/083cc562d92d4641b8acf1eccaf38420.html", false);
        yield return new("articles/wechat-expired.html", "https://mp.weixin.qq.com/s/expired", false);
    }

    public static PageCase Real(string file, string url, bool isHome)
    {
        var entry = Corpus.Entry(file);
        var day = entry.TryGetProperty("newest", out var newest) ? newest.GetString()
            : entry.TryGetProperty("date", out var date) ? date.GetString() : null;
        var observedOn = day is null ? new DateOnly(2026, 11, 23) : DateOnly.ParseExact(day, "yyyy-MM-dd", null).AddDays(1);
        return new(file, Corpus.Text(file), new Uri(url), observedOn, isHome);
    }

    public ListReading Read() => Read(Html);

    public ListReading Read(string html)
    {
        using var page = HtmlPage.Parse(html, Address);
        return Read(page);
    }

    /// <summary>Reads bytes as the fetcher does, a header's charset given or not.</summary>
    public ListReading Read(ReadOnlySpan<byte> body, string? headerCharset)
    {
        var (rented, length, _) = Charset.Decode(body, headerCharset);
        using var page = HtmlPage.Parse(rented, length, Address);
        return Read(page);
    }

    private ListReading Read(HtmlPage page) => IsHome ? HomePageReader.Read(page, ObservedOn) : ListPageReader.Read(page, ObservedOn);
}
