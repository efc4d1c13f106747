namespace FreshnessCrawler.Worker.Extraction;

/// <summary>The dated blocks of a page with what they were found by.</summary>
internal sealed class PageBlocks
{
    private const int LongestTrust = 30;

    private readonly List<DateSpot> _spots;

    private PageBlocks(HtmlPage page, PageOutline outline, DateOnly observedOn)
    {
        Page = page;
        ObservedOn = observedOn;
        Outline = outline;
        Titles = new LinkTitles(Outline);
        Frame = new PageFrame(page, outline);
        // A static page keeps the year-less dates of the day it was made; an old such day may as well be its template's.
        var anchor = observedOn;
        if (page.Tags.GeneratedOn is { } made && made <= observedOn)
        {
            if (made >= observedOn.AddDays(-LongestTrust)) anchor = made;
            else DoubtedMade = made;
        }

        _spots = new DateSpotFinder(Outline, Titles, anchor).Find();
        var items = new ItemPairing(Outline, Titles, observedOn).Pair(_spots);
        if (DoubtedMade is { } stamp && MadeStamp.IsBorneOut(Outline, items, _spots, stamp))
        {
            DoubtedMade = null;
            _spots = new DateSpotFinder(Outline, Titles, stamp).Find();
            items = new ItemPairing(Outline, Titles, observedOn).Pair(_spots);
        }

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

    public static PageBlocks Of(HtmlPage page, DateOnly observedOn) =>
        page.Blocks is { } known && known.ObservedOn == observedOn ? known : page.Blocks = new(page, page.Outline, observedOn);

    /// <summary>The page read with titles that are no links; null where it has none.</summary>
    public PageBlocks? WithTextItems() =>
        new TextItems(Outline, Titles).Find(_spots) is { Count: > 0 } found ? new PageBlocks(Page, Outline.With(found), ObservedOn) : null;
}
