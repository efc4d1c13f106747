namespace FreshnessCrawler.DemoCity.Pages;

/// <summary>The forms of a list.</summary>
public enum ListStyle
{
    AnchorSpan,
    DateFirst,
    Parentheses,
    Brackets,
    Slashes,
    Dots,
    Chinese,
    Table,
    WrapAnchor,
    Catalogue,
    Related,
    JPage,
    Tabs,
    Yearless,
    SplitDay,
    Cards,
}
