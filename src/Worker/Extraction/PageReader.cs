using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction.Templates;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Reads a page as what its column is: the home page, or a list. A list is read by the general reader; where that finds none, the
/// template of a known system may show that the column is fresh, never that it is stale.</summary>
public sealed class PageReader(TemplateReader templates)
{
    /// <summary>With the templates that are shipped beside the program.</summary>
    public static PageReader Shipped { get; } = new(new TemplateReader(TemplateBook.Load(Path.Combine(AppContext.BaseDirectory, "templates.json"))));

    public ListReading Read(HtmlPage page, ColumnCategory category, DateOnly observedOn)
    {
        if (category == ColumnCategory.Home) return HomePageReader.Read(page, observedOn);
        var general = ListPageReader.Read(page, observedOn);
        if (general.Outcome == ReadingOutcome.Read || general.Reason == ListPageReader.IsArticleReason) return general;
        return templates.Read(page, observedOn) is { } special && special.Newest?.Date >= observedOn.AddDays(-ListPageReader.FreshDays) && IsOwn(page, special) ? special : general;
    }

    // A template knows a system's lists, not which of them is the column's: their addresses must say so.
    private static bool IsOwn(HtmlPage page, ListReading reading)
    {
        var directory = page.Address.Directory.ToString();
        if (directory.Length < 2) return false;
        var below = reading.Items.Count(item => page.Address.PathOf(item.Url)?.StartsWith(directory, StringComparison.Ordinal) == true);
        return below * 2 >= reading.Items.Count;
    }
}
