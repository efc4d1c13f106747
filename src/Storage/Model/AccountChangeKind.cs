namespace FreshnessCrawler.Storage.Model;

public enum AccountChangeKind
{
    /// <summary>申报新增.</summary>
    Registered,

    /// <summary>备案.</summary>
    Filed,

    /// <summary>停用.</summary>
    Suspended,

    /// <summary>停用后恢复.</summary>
    Resumed,

    /// <summary>注销.</summary>
    Cancelled,

    /// <summary>更名.</summary>
    Renamed,

    /// <summary>The unit, platform or platform's identifier became another.</summary>
    Moved,

    /// <summary>The row is gone from the registry without a day of cancellation.</summary>
    Dropped,

    /// <summary>A dropped row is back.</summary>
    Returned,
}
