namespace FreshnessCrawler.Worker.Feeds;

/// <summary>What a feed is written in.</summary>
public enum FeedFormat
{
    /// <summary>No feed.</summary>
    None,

    /// <summary>RSS 0.9x or 2.0.</summary>
    Rss,

    /// <summary>RSS 0.9 or 1.0 in RDF.</summary>
    Rdf,

    /// <summary>Atom 0.3 or 1.0.</summary>
    Atom,

    /// <summary>JSON Feed 1.x.</summary>
    JsonFeed,

    /// <summary>A list of objects as exporters and platforms give it.</summary>
    JsonList,
}
