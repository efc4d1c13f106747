namespace FreshnessCrawler.Worker.Extraction;

/// <summary>By which way a column's items were got. The way that worked is remembered for the column.</summary>
public enum ReadingWay
{
    /// <summary>From the page's own markup, or data embedded in it.</summary>
    Page,

    /// <summary>From a frame of the page.</summary>
    Frame,

    /// <summary>From 大汉 jpage's data proxy.</summary>
    Jpage,

    /// <summary>From a JSON list that the page's own scripts name.</summary>
    Json,

    /// <summary>From a feed that the page links.</summary>
    Feed,

    /// <summary>From the page as a real browser shows it.</summary>
    Browser,
}
