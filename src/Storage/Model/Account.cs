namespace FreshnessCrawler.Storage.Model;

/// <summary>A new-media account (政务新媒体账号) of the registry. A row gone from the registry is closed with <see cref="ValidTo"/>, never deleted;
/// a cancelled one stays open. It counts on day D, and belongs to the list of a quarter that has such a day, iff
/// <c>coalesce(registered_on, valid_from) &lt;= D AND (cancelled_on IS NULL OR cancelled_on &gt; D) AND (valid_to IS NULL OR valid_to &gt; D)</c>.</summary>
public sealed class Account
{
    public long Id { get; set; }
    public required string Code { get; set; }
    public long UnitId { get; set; }

    /// <summary>As the notice prints it: 微信, 新浪微博, 今日头条, 抖音短视频, or any other.</summary>
    public required string Platform { get; set; }
    public required string Name { get; set; }

    /// <summary>The platform's own identifier (微信号, uid …); null where the registry does not know it.</summary>
    public string? PlatformId { get; set; }

    /// <summary>The days of its life, where the registry gives them: registered (申报新增), filed (备案), reported out of use (停用), cancelled (注销).</summary>
    public DateOnly? RegisteredOn { get; set; }
    public DateOnly? FiledOn { get; set; }
    public DateOnly? SuspendedOn { get; set; }
    public DateOnly? CancelledOn { get; set; }
    public string? Note { get; set; }

    /// <summary>The day of the import that brought it, or the earliest day that the registry gives of its life, whichever is earlier.</summary>
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
}
