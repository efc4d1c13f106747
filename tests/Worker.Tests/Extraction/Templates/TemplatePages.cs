using System.Runtime.CompilerServices;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Templates;

namespace FreshnessCrawler.Worker.Tests.Extraction.Templates;

/// <summary>The saved page of each template.</summary>
public static class TemplatePages
{
    /// <summary>The templates as they are shipped.</summary>
    public static TemplateBook Book { get; } = TemplateBook.Load(Path.Combine(AppContext.BaseDirectory, "templates.json"));

    public static string FileOf(string sample) => Path.Combine(Folder(), "pages", sample);

    public static HtmlPage Parse(string sample, ExpectedReading expected, Func<string, string>? change = null)
    {
        var html = File.ReadAllText(FileOf(sample + ".html"));
        return HtmlPage.Parse(change is null ? html : change(html), new Uri(expected.Url));
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
