using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Columns;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>One column's page, fetched and read.</summary>
/// <param name="Page">The page's row; null where nothing was asked for.</param>
/// <param name="Proposed">The columns that the page's navigation names, where that was wanted.</param>
public sealed record PageVisit(ColumnTarget Column, FetchStatus Status, ColumnReading Reading, PageRow? Page, IReadOnlyList<ProposedColumn>? Proposed);
