using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>What a column's page says of itself in its page tags (网页标签).</summary>
/// <param name="Type">ColumnType: free text.</param>
/// <param name="Name">ColumnName.</param>
public sealed record ColumnTags(string? Type, string? Name)
{
    // what is longer names nothing
    private const int Longest = 60;

    public static readonly ColumnTags None = new(null, null);

    /// <summary>The SiteName beside them.</summary>
    public string? SiteName { get; init; }

    /// <summary>Whether the page's title, its breadcrumb or the navigation has the name too; true where there is none.</summary>
    public bool BorneOut { get; init; } = true;

    /// <param name="name">The column's name in the navigation.</param>
    public static ColumnTags Of(HtmlPage page, string name)
    {
        ArgumentNullException.ThrowIfNull(page);
        var tags = page.Tags;
        return new ColumnTags(Short(tags.ColumnType), Short(tags.ColumnName))
        {
            SiteName = tags.SiteName,
            BorneOut = tags.ColumnName is not { } said || IsBorneOut(ColumnNames.Key(said), page, ColumnNames.Key(name)),
        };
    }

    /// <summary>Those of them that are the column's own. A name that the page shows nowhere, or another site's, is the rest of a
    /// template, and so is then the type beside it.</summary>
    /// <param name="siteNames">The names of the column's site.</param>
    public ColumnTags OwnOf(IEnumerable<string> siteNames) =>
        BorneOut && (SiteName is not { } site || siteNames.Any(name => name.Contains(site, StringComparison.Ordinal) || site.Contains(name, StringComparison.Ordinal)))
            ? new(Type, Name)
            : None;

    private static bool IsBorneOut(string said, HtmlPage page, string name) =>
        said.Length is >= 2 and <= Longest
        && (said.Contains(name, StringComparison.Ordinal) || name.Contains(said, StringComparison.Ordinal)
            || (page.Tags.Title is { } title && ColumnNames.Key(title).Contains(said, StringComparison.Ordinal))
            || new PageFrame(page, page.Outline).CrumbHas(said));

    private static string? Short(string? tag) => tag is { Length: <= Longest } ? tag : null;
}
