namespace FreshnessCrawler.Rules.Observations;

/// <summary>What a link leads to, by the element that shows it and the ending of its address.</summary>
public enum LinkKind
{
    /// <summary>A page (a, area).</summary>
    Page,

    /// <summary>A picture (img, picture, icons).</summary>
    Image,

    /// <summary>A script.</summary>
    Script,

    /// <summary>A style sheet.</summary>
    Style,

    /// <summary>A document to be downloaded (pdf, doc, xls, zip …).</summary>
    Attachment,

    /// <summary>Sound or film.</summary>
    Media,

    /// <summary>A frame.</summary>
    Frame,
}
