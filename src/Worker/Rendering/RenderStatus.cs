namespace FreshnessCrawler.Worker.Rendering;

/// <summary>How the rendering of one page ended. Only <see cref="Rendered"/> has a document; all others mean "not tested".</summary>
public enum RenderStatus
{
    /// <summary>The scripts have run and the document stands still.</summary>
    Rendered,

    /// <summary>No browser is installed, or it would not start.</summary>
    NoBrowser,

    /// <summary>The page's own address gave no page (error status, no answer, no HTML).</summary>
    NotFetched,

    /// <summary>Scripts or their data were still under way at the limit.</summary>
    Timeout,

    /// <summary>The page's process or the browser ended before the page was read.</summary>
    Crashed,

    /// <summary>The page leads to another site, or to an address that may not be visited.</summary>
    Refused,

    /// <summary>A firewall's challenge or block, of the page or of its data: never evaded, never parsed.</summary>
    Challenged,

    /// <summary>Bytes, requests, elements, windows or dialogs beyond their caps.</summary>
    TooLarge,
}
