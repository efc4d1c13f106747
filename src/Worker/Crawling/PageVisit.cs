using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Columns;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>One column's page, fetched and read.</summary>
/// <param name="Pages">A row for each page asked for, the column's own first; empty where nothing was.</param>
/// <param name="Navigation">What the page's navigation names, where that was wanted and the page came.</param>
public sealed record PageVisit(
    ColumnTarget Column, FetchStatus Status, ColumnReading Reading, IReadOnlyList<PageRow> Pages, HomeNavigation? Navigation)
{
    /// <summary>What the page says of itself; null where no list was read there, or the column is no discovered one.</summary>
    public ColumnTags? Tags { get; init; }
}
