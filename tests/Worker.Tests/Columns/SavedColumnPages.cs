using System.Runtime.CompilerServices;
using System.Text;
using FreshnessCrawler.Worker.Columns;
using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Columns;

/// <summary>The home and sitemap pages saved beside these tests.</summary>
public static class SavedColumnPages
{
    public static string Directory { get; } = Path.Combine(SourceDirectory(), "pages");

    public static IEnumerable<TheoryDataRow<string>> Names() =>
        System.IO.Directory.EnumerateFiles(Directory, "*.html").Order(StringComparer.Ordinal)
            .Select(file => new TheoryDataRow<string>(Path.GetFileNameWithoutExtension(file)));

    public static ExpectedColumns Expected(string name) => ExpectedColumns.Load(Path.Combine(Directory, name + ".json"));

    public static string Text(string name, string charset)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return File.ReadAllText(Path.Combine(Directory, name + ".html"), Encoding.GetEncoding(charset));
    }

    public static ExpectedColumns Read(string html, ExpectedColumns expected)
    {
        using var page = HtmlPage.Parse(html, new Uri(expected.Url));
        var site = new Uri(expected.Site);
        var columns = expected.Kind == "sitemap" ? SitemapPage.Read(page, site, expected.ObservedOn) : ColumnDiscovery.Survey(page, site, expected.ObservedOn);
        return expected with
        {
            Leads = [.. DiscoveryLeads.Find(page).Select(static lead => new ExpectedLead(lead.Kind.ToString(), lead.Url))],
            Columns = [.. columns.Select(ExpectedColumn.Of)],
        };
    }

    private static string SourceDirectory([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
