namespace FreshnessCrawler.Worker.Extraction;

/// <summary>What a tag's name means to the one who counts open elements.</summary>
[Flags]
internal enum TagRole : byte
{
    None = 0,

    /// <summary>Void, or closed by the next of its kind: unclosed they stand side by side.</summary>
    Side = 1,

    /// <summary>What stands within is text up to its end tag.</summary>
    Raw = 2,

    /// <summary>Left open, it is made anew in each block that follows.</summary>
    Formatting = 4,

    /// <summary>Ends an svg or a formula that it stands in.</summary>
    Html = 8,
}
