namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>What is planted in one column.</summary>
public enum ColumnTrap
{
    None,

    /// <summary>Two years-old items marked 置顶 come first.</summary>
    PinnedOld,

    /// <summary>Three old unmarked items first, the rest out of order, the newest in the middle.</summary>
    OutOfOrder,

    /// <summary>The first item is dated thirty days ahead.</summary>
    FutureItem,

    /// <summary>Every title carries a date that is not its publication date.</summary>
    DatesInTitles,

    /// <summary>The newest items stand in a tab with display:none.</summary>
    HiddenTab,

    /// <summary>A finished special topic, exempted in the registry.</summary>
    ClosedTopic,

    /// <summary>Newest exactly on the last day that passes.</summary>
    ExactLimit,

    /// <summary>Beyond its limit.</summary>
    Stale,

    /// <summary>Beyond its limit, with a future item on top.</summary>
    StaleUnderFuture,

    /// <summary>A whole page without any item.</summary>
    Blank,

    /// <summary>Items without dates.</summary>
    Undated,

    /// <summary>The list is drawn by JavaScript.</summary>
    ScriptShell,

    /// <summary>The list is drawn by JavaScript from a JSON address that the page's script names.</summary>
    ScriptJson,

    /// <summary>大汉 jpage without a record in the page: its data proxy has them.</summary>
    ScriptProxy,

    /// <summary>The list is built by a script from parts that only running it puts together.</summary>
    ScriptBuilt,

    /// <summary>The list stands in an inline frame.</summary>
    Framed,

    /// <summary>Items without dates whose articles show theirs.</summary>
    DatedArticles,

    /// <summary>The registered address still answers with its last items, the navigation leads to another one.</summary>
    LeftBehind,

    /// <summary>The page ends before its list begins, the transfer itself being whole.</summary>
    CutBeforeList,

    /// <summary>The connection breaks off in mid-page, every time.</summary>
    BrokenTransfer,

    /// <summary>500 on the first request of each minute.</summary>
    FailsOnce,

    /// <summary>500 always.</summary>
    AlwaysFails,

    /// <summary>429 with Retry-After: 1 on the first request of all.</summary>
    ThrottledOnce,

    /// <summary>301 to another path of the same site.</summary>
    Redirected,

    /// <summary>Two addresses that redirect to each other.</summary>
    RedirectLoop,

    /// <summary>Forbidden by robots.txt.</summary>
    RobotsDisallowed,

    /// <summary>404: the address of the registry is no longer there.</summary>
    Gone,
}
