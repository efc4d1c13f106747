namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>How IPv6's answer stands to IPv4's.</summary>
/// <param name="Same">True, false, or null where nothing is proven.</param>
/// <param name="Reason">Why not the same, in Chinese.</param>
/// <param name="Difference">The share in which the contents differ; null where not compared.</param>
/// <param name="ByContent">Whether the content alone made the difference.</param>
internal sealed record PairReading(bool? Same, string? Reason, double? Difference = null, bool ByContent = false)
{
    // Browsers fetch a chain's missing link themselves.
    private const string ChainOnly = "证书链不完整";

    /// <summary>Why IPv4's answer is nothing to compare with, in Chinese; null where it is.</summary>
    public static string? Unfit(FamilyAnswer v4) => v4.Outcome switch
    {
        FamilyOutcome.NotAsked => v4.Fault,
        not FamilyOutcome.Answered => $"IPv4也无法正常访问：{v4.Describe()}，不能比较",
        _ => v4.HttpStatus >= 500 || v4.Fault is not null ? $"IPv4也无法正常访问：{v4.Describe()}，不能比较" : null,
    };

    /// <param name="v4">An answer that is fit (<see cref="Unfit"/>).</param>
    /// <param name="v6">The answer over IPv6.</param>
    /// <param name="limit">The share (0–1) in which the contents may differ.</param>
    public static PairReading Of(FamilyAnswer v4, FamilyAnswer v6, double limit)
    {
        if (v6.Outcome == FamilyOutcome.NotAsked) return new PairReading(null, v6.Fault);
        if (v6.Outcome is FamilyOutcome.RateLimited or FamilyOutcome.Guarded) return new PairReading(null, $"IPv6访问时{v6.Fault}，不能据此判断");
        if (v6.Outcome != FamilyOutcome.Answered) return new PairReading(false, $"IPv6访问失败：{v6.Describe()}");
        if (v6.HttpStatus != v4.HttpStatus || !string.Equals(v6.Place, v4.Place, StringComparison.OrdinalIgnoreCase))
            return new PairReading(false, $"应答不同：IPv6为{v6.Describe()}，IPv4为{v4.Describe()}");
        if (v4.TlsFault is null && v6.TlsFault is not null and not ChainOnly) return new PairReading(false, $"IPv6上的HTTPS证书异常：{v6.TlsFault}");
        if (v4.Page is null || v6.Page is null)
            return (v4.Page is null) == (v6.Page is null) ? new PairReading(true, null) : new PairReading(false, "内容不同：一方没有网页内容", 1, ByContent: true);
        var difference = PageShingles.Difference(v4.Page, v6.Page);
        return difference <= limit
            ? new PairReading(true, null, difference)
            : new PairReading(false, $"网页内容与IPv4相差{difference:0.0%}，超过{limit:0.#%}", difference, ByContent: true);
    }
}
