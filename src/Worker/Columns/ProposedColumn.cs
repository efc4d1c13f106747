using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>An entry of a site's navigation: a column, or what is told apart from the columns.</summary>
/// <param name="Url">Absolute, without fragment and session.</param>
/// <param name="Level">1 for an entry of the main navigation, 2 for one below it, ….</param>
/// <param name="Confidence">How sure the category is, 0–1.</param>
/// <param name="Reason">Why that category, or why it is no column, in Chinese; its other names and domain too.</param>
public sealed record ProposedColumn(string Name, string Url, int Level, ColumnCategory Category, double Confidence, string Reason)
{
    public ColumnKind Kind { get; init; } = ColumnKind.List;

    /// <summary>Name of the entry above, or null.</summary>
    public string? Parent { get; init; }

    /// <summary>Whether it lives on another host than the site (在其他域名).</summary>
    public bool OnOtherHost { get; init; }

    /// <summary>Where it was met; the nearest to the main navigation.</summary>
    public NavigationPlace Place { get; init; }

    /// <summary>Other names under which the same address is linked.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Whether it is to be read as a column.</summary>
    public bool IsColumn => Kind is ColumnKind.List or ColumnKind.Topic;
}
