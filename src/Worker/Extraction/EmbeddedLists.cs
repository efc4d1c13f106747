using FreshnessCrawler.Worker.Extraction.Sources;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Lists that a page carries as data for its own script: 大汉 jpage's <c>datastore</c> of <c>record</c>s, each the
/// markup of one item.</summary>
internal static class EmbeddedLists
{
    /// <summary>Null where the page carries none.</summary>
    public static ListReading? Read(HtmlPage page, DateOnly observedOn)
    {
        if (!JpageRecords.Any(page.Raw)) return null;
        var markup = JpageRecords.Markup(page.Raw, out var cutShort);
        if (markup.Length == 0) return null;
        if (cutShort || !PageNature.IsWhole(page)) return ListPageReader.NotRead("页面不完整，内嵌列表未读全");
        return MarkupList.Read(markup, page.Address.Base, observedOn) ?? ListPageReader.NotRead("内嵌列表无法识别");
    }
}
