using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Following;

/// <summary>A column's page as fetched and parsed, and what is known of the column.</summary>
/// <param name="Name">The column's name, for the picture's file.</param>
/// <param name="ObservedOn">Civil day in China.</param>
public sealed record PursuitRequest(HtmlPage Page, FetchedPage Fetched, ColumnCategory Category, string Name, DateOnly ObservedOn)
{
    /// <summary>The way that worked last time, and the address it led to.</summary>
    public ReadingWay? KnownWay { get; init; }

    public string? KnownSource { get; init; }

    /// <summary>For rechecks: nothing from any cache.</summary>
    public bool BypassCaches { get; init; }

    /// <summary>Gives items the dates that were learned of them before; null where there is no database.</summary>
    public Func<IReadOnlyList<ListItem>, CancellationToken, Task<RememberedItems>>? Recall { get; init; }

    /// <summary>False once no further request may be made; asked before each.</summary>
    public Func<bool> MayGoOn { get; init; } = static () => true;
}
