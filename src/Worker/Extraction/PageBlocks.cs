namespace FreshnessCrawler.Worker.Extraction;

/// <summary>The dated blocks of a page with what they were found by.</summary>
internal sealed class PageBlocks
{
    private const int LongestTrust = 30;

    private PageBlocks(HtmlPage page, DateOnly observedOn)
    {
        Page = page;
        ObservedOn = observedOn;
        Outline = page.Outline;
        Titles = new LinkTitles(Outline);
        Frame = new PageFrame(page);
        // A static page keeps the year-less dates of the day it was made; an old such day may as well be its template's.
        var anchor = observedOn;
        if (page.Tags.GeneratedOn is { } made && made <= observedOn)
        {
            if (made >= observedOn.AddDays(-LongestTrust)) anchor = made;
            else DoubtedMade = made;
        }

        var spots = new DateSpotFinder(Outline, Titles, anchor).Find();
        var items = new ItemPairing(Outline, Titles, observedOn).Pair(spots);
        Finder = new BlockFinder(Outline, Titles);
        Blocks = Finder.Find(items);
        if (Blocks.Count > 0) Frame.Describe(Blocks, page.Address);
    }

    public HtmlPage Page { get; }
    public DateOnly ObservedOn { get; }
    public PageOutline Outline { get; }
    public LinkTitles Titles { get; }
    public PageFrame Frame { get; }
    public BlockFinder Finder { get; }
    public List<ItemBlock> Blocks { get; }

    /// <summary>The day the page says it was made, where that lies too far back to date its year-less items.</summary>
    public DateOnly? DoubtedMade { get; }

    public static PageBlocks Of(HtmlPage page, DateOnly observedOn) => new(page, observedOn);
}
