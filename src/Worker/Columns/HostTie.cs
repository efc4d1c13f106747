namespace FreshnessCrawler.Worker.Columns;

/// <summary>How a linked host stands to the site's.</summary>
internal enum HostTie
{
    /// <summary>The site's own host, with or without www.</summary>
    Own,

    /// <summary>A subdomain of the site.</summary>
    Below,

    /// <summary>Another host of the same domain: of the city above, or of a neighbouring office.</summary>
    Near,
    Foreign,
}
