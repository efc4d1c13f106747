namespace FreshnessCrawler.Worker.Extraction;

/// <summary>The part of a page that an element belongs to, as its tag, class and id give it; inherited.</summary>
[Flags]
internal enum Zone : byte
{
    None = 0,
    Head = 1,
    Nav = 2,
    Foot = 4,

    /// <summary>Side columns, rankings, recommendations, friend links: lists of other columns.</summary>
    Foreign = 8,
    Pager = 16,
    Crumb = 32,
    Hidden = 64,
}
