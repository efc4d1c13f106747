using System.Diagnostics;
using CsCheck;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Links;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Links;

public sealed class LinkTableTests
{
    private static readonly string[] Pieces =
    [
        "<a href=\"", "<img src='", "<a onclick=\"window.open('", "'", "\"", ">", "<", "</a>", "http://", "https:", "//", "/", "..", "?", "#", "%", "%E4", "&", "@", ":", "[", "]", "[::1]", "政务", " ",
        "\n", "\\", "javascript:", "mailto:", "file:///", "www.a.gov.cn", "a.b", "x", "index.html", "{{", "}}", "2026/11/23/", "jsessionid=", "<base href='", "<script>document.write('<div style=display:none>", "</script>", "<!--",
    ];

    [Fact]
    public void Add_AnySoup_KeepsEachAddressOnceAndNeverThrows() => Gen.Int[0, Pieces.Length - 1].Array[0, 60].Sample(
        soup =>
        {
            var table = New();
            using var page = HtmlPage.Parse(string.Concat(soup.Select(i => Pieces[i])), new Uri("http://www.a.gov.cn/x/y.html"));
            var references = new List<PageReference>();
            ReferenceCollector.Collect(page, references);
            new HiddenLinks(Scope, 10).Take(page, references, "http://www.a.gov.cn/");
            var met = table.Add(page, references, 0, 1);
            return met == table.References && table.Entries.Count <= met && table.Entries.DistinctBy(e => e.Url, StringComparer.Ordinal).Count() == table.Entries.Count;
        },
        iter: 20_000);

    [Fact]
    public void Add_OneAddressInManySpellings_IsOneEntry()
    {
        var table = Of("<a href='z.html'>甲</a><a href='/x/z.html#a'>乙</a><a href='http://www.a.gov.cn/x/z.html'>丙</a><a href='HTTP://www.A.gov.cn:80/x/./z.html'>丁</a><a href='//www.a.gov.cn/x/z.html'>戊</a>");
        var entry = Assert.Single(table.Entries);
        Assert.Equal(("http://www.a.gov.cn/x/z.html", 1, "甲", 5L), (entry.Url, entry.Pages, entry.Text, table.References));
    }

    [Fact]
    public void Add_PagesInAnyOrder_NameTheSameFirstPage()
    {
        var table = New();
        Add(table, "<a href='/z.html'>乙</a>", 7, 2);
        Add(table, "<a href='/z.html'>甲</a>", 3, 2);
        Add(table, "<a href='/z.html'>丙</a>", 9, 3);
        var entry = Assert.Single(table.Entries);
        Assert.Equal((2, 3, "甲", 3), (entry.Level, entry.Page, entry.Text, entry.Pages));
    }

    [Fact]
    public void Add_SchemesAndHosts_AreDifferentAddresses() =>
        Assert.Equal(3, Of("<a href='http://www.a.gov.cn/z'>1</a><a href='https://www.a.gov.cn/z'>2</a><a href='http://a.gov.cn/z'>3</a>").Entries.Count);

    [Fact]
    public void Add_BeyondWhatIsKept_IsCountedOnly()
    {
        var table = New(new LinkOptions { AddressesPerSite = 100 });
        Add(table, string.Concat(Enumerable.Range(0, 130).Select(i => $"<a href='/{i}'>x</a>")), 0, 1);
        Assert.Equal((100, 30, 130L), (table.Entries.Count, table.Overflow, table.References));
    }

    [Fact]
    public void Add_AddressOfAMegabyte_IsLeftOutAndNotKept()
    {
        var entry = Assert.Single(Of($"<a href='/{new string('x', 1_000_000)}'>x</a>").Entries);
        Assert.Equal((LinkClass.Skipped, SkipReason.Of(TrapKind.Length)), (entry.Class, entry.Skip));
        Assert.InRange(entry.Url.Length, 1, 300);
    }

    [Fact]
    public void Add_HundredThousandReferencesOnThousandPages_CostsLittle()
    {
        var table = New();
        using var page = HtmlPage.Parse(string.Concat(Enumerable.Range(0, 100).Select(i => $"<a href='/c{i}/index.html'>x</a>")), new Uri("http://www.a.gov.cn/x/y.html"));
        var references = new List<PageReference>();
        ReferenceCollector.Collect(page, references);
        table.Add(page, references, 0, 1);
        var (before, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        for (var i = 1; i <= 1000; i++) table.Add(page, references, i, 2);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100_000.0, 0, 8);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
        Assert.Equal(1001, table.Entries[0].Pages);
    }

    private static LinkScope Scope => new("www.a.gov.cn", new HashSet<string>(StringComparer.Ordinal));

    private static LinkTable New(LinkOptions? options = null) => new(Scope, options ?? new(), new TrapWatch(options ?? new(), new DateOnly(2026, 11, 23)));

    private static LinkTable Of(string body)
    {
        var table = New();
        Add(table, body, 0, 1);
        return table;
    }

    private static void Add(LinkTable table, string body, int number, int level)
    {
        using var page = HtmlPage.Parse($"<html><body>{body}</body></html>", new Uri("http://www.a.gov.cn/x/y.html"));
        var references = new List<PageReference>();
        ReferenceCollector.Collect(page, references);
        table.Add(page, references, number, level);
    }
}
