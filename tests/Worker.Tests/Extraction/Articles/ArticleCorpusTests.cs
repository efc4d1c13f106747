using System.Globalization;
using System.Text.Json;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Articles;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction.Articles;

/// <summary>The real articles, each against its truth.</summary>
public sealed class ArticleCorpusTests
{
    private static readonly DateOnly s_observedOn = new(2026, 11, 23);

    [Fact]
    public void Read_RealArticles_EveryDate()
    {
        var wrong = new List<string>();
        var read = 0;
        foreach (var entry in Entries().Where(static entry => KindOf(entry) is "article" or "wechat-article"))
        {
            using var page = Parse(entry);
            var truth = entry.TryGetProperty("date", out var date) && date.ValueKind == JsonValueKind.String
                ? DateOnly.ParseExact(date.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture) : (DateOnly?)null;
            var reading = ArticleReader.Read(page, s_observedOn);
            read++;
            if (reading is null || reading.Date != truth || (truth is null && reading.Reason is null)) wrong.Add($"{FileOf(entry)}: {truth} but {reading}");
        }

        Assert.Empty(wrong);
        Assert.True(read >= 29, $"only {read} articles");
    }

    [Fact]
    public void Read_RealWeChatArticles_TheMinuteToo()
    {
        foreach (var entry in Entries().Where(static entry => entry.TryGetProperty("wechatCtBeijing", out var ct) && ct.ValueKind == JsonValueKind.String))
        {
            using var page = Parse(entry);
            var instant = ArticleReader.Read(page, s_observedOn)!.PublishedAt!.Value;
            Assert.Equal(entry.GetProperty("wechatCtBeijing").GetString(), instant.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Read_ExpiredArticle_SaysSo()
    {
        using var page = HtmlPage.Parse(Corpus.Text("articles/wechat-expired.html"), new Uri("https://mp.weixin.qq.com/s/x"));
        var reading = ArticleReader.Read(page, s_observedOn)!;
        Assert.Equal("链接已过期", reading.Reason);
        Assert.Null(reading.Date);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_RealPages_EveryKind(bool withAddress)
    {
        var wrong = new List<string>();
        foreach (var entry in Entries().Where(static entry => KindOf(entry) is "article" or "wechat-article" or "list" or "home"))
        {
            using var page = Parse(entry, withAddress);
            var reading = PageKinds.Of(page, s_observedOn);
            var expected = KindOf(entry) switch
            {
                "article" => PageKind.Article,
                "wechat-article" => PageKind.WeChatArticle,
                "home" => PageKind.Home,
                _ => PageKind.List,
            };
            if (reading.Kind != expected) wrong.Add($"{FileOf(entry)}: {reading}");
        }

        Assert.Empty(wrong);
    }

    private static HtmlPage Parse(JsonElement entry, bool withAddress = true)
    {
        var address = withAddress && entry.TryGetProperty("url", out var url) && url.GetString() is { } text
            && Uri.TryCreate(text.Split(' ')[0], UriKind.Absolute, out var given) && given.AbsolutePath != "/" ? given : new Uri("file:///saved/page.html");
        return HtmlPage.Parse(Corpus.Text(FileOf(entry)), address);
    }

    private static List<JsonElement> Entries()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Corpus.Root, "manifest.json")));
        return [.. manifest.RootElement.EnumerateArray().Select(static entry => entry.Clone())];
    }

    private static string KindOf(JsonElement entry) => entry.GetProperty("kind").GetString()!;

    private static string FileOf(JsonElement entry) => entry.GetProperty("file").GetString()!;
}
