using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Reads a page as what its column is: the home page, or a list.</summary>
public static class PageReader
{
    public static ListReading Read(HtmlPage page, ColumnCategory category, DateOnly observedOn) =>
        category == ColumnCategory.Home ? HomePageReader.Read(page, observedOn) : ListPageReader.Read(page, observedOn);
}
