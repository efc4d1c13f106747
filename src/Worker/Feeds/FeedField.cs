namespace FreshnessCrawler.Worker.Feeds;

/// <summary>The fields of an item that matter here. Dates stand in the order in which they are asked.</summary>
internal enum FeedField
{
    Published,

    /// <summary>RSS's own; before an issue date, which may be the document's.</summary>
    PubDate,
    Issued,
    Date,
    Created,
    Updated,
    Modified,
    Title,

    /// <summary>What stands for the title where there is none.</summary>
    Text,

    /// <summary>The whole body.</summary>
    Content,
    Link,

    /// <summary>An identifier, which may be an address.</summary>
    Id,
    Pinned,
    Category,
}
