namespace FreshnessCrawler.Storage.Tests;

public sealed record SeededSite(long Id, string Code, string Name, long HomeId, IReadOnlyList<long> ColumnIds);
