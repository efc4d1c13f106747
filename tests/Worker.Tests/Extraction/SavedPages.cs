using System.Runtime.CompilerServices;
using System.Text;
using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

/// <summary>The pages saved beside these tests.</summary>
public static class SavedPages
{
    public static string Directory { get; } = Path.Combine(SourceDirectory(), "pages");

    public static IEnumerable<TheoryDataRow<string>> Names() =>
        System.IO.Directory.EnumerateFiles(Directory, "*.html").Order(StringComparer.Ordinal)
            .Select(file => new TheoryDataRow<string>(Path.GetFileNameWithoutExtension(file)));

    public static ExpectedReading Expected(string name) => ExpectedReading.Load(Path.Combine(Directory, name + ".json"));

    public static string Text(string name, string charset)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return File.ReadAllText(Path.Combine(Directory, name + ".html"), Encoding.GetEncoding(charset));
    }

    public static ListReading Read(string html, ExpectedReading expected)
    {
        using var page = HtmlPage.Parse(html, new Uri(expected.Url));
        return expected.Kind == "home" ? HomePageReader.Read(page, expected.ObservedOn) : ListPageReader.Read(page, expected.ObservedOn);
    }

    private static string SourceDirectory([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
