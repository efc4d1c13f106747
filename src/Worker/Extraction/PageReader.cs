using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction.Templates;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Reads a page as what its column is: the home page, or a list. A list is read by the general reader; where the template of a
/// known system sees more or newer items, the template's word counts.</summary>
public sealed class PageReader(TemplateReader templates)
{
    /// <summary>With the templates that are shipped beside the program.</summary>
    public static PageReader Shipped { get; } = new(new TemplateReader(TemplateBook.Load(Path.Combine(AppContext.BaseDirectory, "templates.json"))));

    public ListReading Read(HtmlPage page, ColumnCategory category, DateOnly observedOn)
    {
        if (category == ColumnCategory.Home) return HomePageReader.Read(page, observedOn);
        var general = ListPageReader.Read(page, observedOn);
        if (general.Reason == ListPageReader.IsArticleReason) return general;
        // An old template on a new look may find an old list: only what is newer than the general reading outdoes it.
        return templates.Read(page, observedOn) is { } special && (general.Outcome != ReadingOutcome.Read || special.Newest?.Date > general.Newest?.Date) ? special : general;
    }
}
