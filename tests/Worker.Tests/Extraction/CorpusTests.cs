using System.Globalization;
using System.Text.RegularExpressions;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

public sealed partial class CorpusTests
{
    public static TheoryData<string, string> Lists => new()
    {
        { "gov/ordos-egb-xxgknb-list.html", "http://egb.ordos.gov.cn/xxgk/xxgknb/" },
        { "gov/wsjkw-sh-yqtb-list.html", "https://wsjkw.sh.gov.cn/yqtb/index.html" },
        { "gov/lists/ndrc.html", "https://www.ndrc.gov.cn/xxgk/zcfb/fzggwl/" },
        { "gov/lists/hebei_zrzy.html", "https://zrzy.hebei.gov.cn/heb/xinwen/stdt/" },
        { "gov/lists/tangshan_zygh.html", "http://zygh.tangshan.gov.cn/ts/xxgk/gggs/tdgycr/" },
        { "gov/lists/mee.html", "https://www.mee.gov.cn/ywgz/zysthjbhdc/dcjl/" },
        { "gov/lists/gz_zrzyt.html", "https://zrzy.guizhou.gov.cn/wzgb/zwgk/zdlyxxgk/kyqgl/kyqcrgg/" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void Read_RealList_EveryItemAndNoOther(string file, string url)
    {
        var truth = Truth(file, url, out var newest);
        using var page = HtmlPage.Parse(Corpus.Text(file), new Uri(url));
        var reading = ListPageReader.Read(page, newest.AddDays(1));

        Assert.Equal(ReadingOutcome.Read, reading.Outcome);
        Assert.Equal(newest, reading.Newest!.Date);
        Assert.Equal(truth, reading.Items.Select(static item => (item.Date!.Value, item.Url, item.Title)));
    }

    [Fact]
    public void Read_RealHome_HasTheDatedItems()
    {
        const string File = "gov/yichun-02.html";
        const string Url = "https://www.yichun.gov.cn/ycsrmzf/index.shtml";
        var truth = Truth(File, Url, out var newest);
        using var page = HtmlPage.Parse(Corpus.Text(File), new Uri(Url));
        var reading = HomePageReader.Read(page, newest.AddDays(1));

        Assert.Equal(newest, reading.Newest!.Date);
        Assert.Empty(truth.Except(reading.Items.Select(static item => (item.Date!.Value, item.Url, item.Title))));
    }

    [Fact]
    public void Read_RealArticles_AreNoLists()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Corpus.Root, "articles"), "*.html"))
        {
            using var page = HtmlPage.Parse(File.ReadAllText(file), new Uri("https://wsjkw.sh.gov.cn/xwfb/20220505/ee4247315f3b472a81dbd312dfd37ad9.html"));
            var reading = ListPageReader.Read(page, new DateOnly(2026, 11, 23));
            Assert.True(reading.Outcome == ReadingOutcome.NotRead, $"{file}: {reading.Outcome} {reading.Newest}");
        }
    }

    private static List<(DateOnly Date, string Url, string Title)> Truth(string file, string url, out DateOnly newest)
    {
        var entry = Corpus.Entry(file);
        newest = Day(entry.GetProperty("newest").GetString()!);
        return [.. entry.GetProperty("items").EnumerateArray().Select(item => (
            Day(item.GetProperty("date").GetString()!),
            new Uri(new Uri(url), item.GetProperty("href").GetString()!).AbsoluteUri,
            Blanks().Replace(item.GetProperty("title").GetString()!, " ").Trim()))];
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
