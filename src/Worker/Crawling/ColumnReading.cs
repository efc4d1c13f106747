using FreshnessCrawler.Storage.Writing;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>A column's row and the items that its page showed.</summary>
public sealed record ColumnReading(ColumnRow Row, IReadOnlyList<ItemRow> Items);
