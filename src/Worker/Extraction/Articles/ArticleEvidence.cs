namespace FreshnessCrawler.Worker.Extraction.Articles;

/// <summary>What a page has of an article: its title, its tags, the dates that it shows as its own.</summary>
internal sealed record ArticleEvidence(DateOnly ObservedOn, ArticleTitle Title, ArticleMeta Meta, ArticlePlaces Places, List<VisibleDate> Visible)
{
    public static ArticleEvidence Of(HtmlPage page, DateOnly observedOn)
    {
        if (page.Evidence is { } known && known.ObservedOn == observedOn) return known;
        var meta = ArticleMeta.Read(page);
        var title = ArticleTitle.Of(page, meta.Title);
        var titles = new LinkTitles(page.Outline);
        var places = new ArticlePlaces(page, titles, title.Node);
        return page.Evidence = new(observedOn, title, meta, places, VisibleDates.Find(page, places, titles, observedOn));
    }
}
