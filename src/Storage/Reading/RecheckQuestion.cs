namespace FreshnessCrawler.Storage.Reading;

/// <summary>What a recheck is asked for: exactly one of the four.</summary>
public sealed record RecheckQuestion
{
    private RecheckQuestion()
    {
    }

    public string? SiteCode { get; private init; }
    public long? ColumnId { get; private init; }
    public long? FindingId { get; private init; }
    public string? AccountCode { get; private init; }

    public static RecheckQuestion Site(string code) => new() { SiteCode = code };

    public static RecheckQuestion Column(long id) => new() { ColumnId = id };

    public static RecheckQuestion Finding(long id) => new() { FindingId = id };

    public static RecheckQuestion Account(string code) => new() { AccountCode = code };
}
