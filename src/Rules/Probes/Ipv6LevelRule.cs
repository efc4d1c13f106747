using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Probes;

/// <summary>The IPv6 support rate of a site's internal links of one level, with its declared denominator (IPv6改造, 国办秘函〔2019〕19号 功能设计).</summary>
public abstract class Ipv6LevelRule : ProbeRule
{
    // 1.96², the usual 95 % of statistics: how near to the limit a sample may come and still decide.
    private const decimal SampleDoubt = 3.8416m;

    private readonly string _links;
    private readonly int _level;
    private readonly Func<Ipv6Observations, Ipv6LinkRate?> _rate;
    private readonly Func<RulePolicy, PolicyShare> _limit;

    private protected Ipv6LevelRule(
        string code, string links, int level, Func<Ipv6Observations, Ipv6LinkRate?> rate, Func<RulePolicy, PolicyShare> limit)
        : base(code, $"{links}IPv6支持率", Severity.Remark, noticeText: null, "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标 功能设计 IPv6改造")
    {
        (_links, _level, _rate, _limit) = (links, level, rate, limit);
    }

    /// <inheritdoc/>
    protected override ProbeAnswer? Answer(SiteObservations site, RulePolicy policy, MonitoringPoint point)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(policy);
        return site.Ipv6 is { } seen ? AnswerOf(seen, policy) : null;
    }

    internal ProbeAnswer AnswerOf(Ipv6Observations seen, RulePolicy policy)
    {
        var limit = _limit(policy);
        var rate = seen.NotTested is null ? _rate(seen) : null;
        var (outcome, summary) = Judged(seen, rate, limit.Value, policy);
        var measured = outcome is Outcome.Pass or Outcome.Fail ? Percent.Of(rate!.Supporting, rate.Counted) : (decimal?)null;
        var failing = seen.FailingLinks.Where(link => link.Level == _level)
            .OrderBy(link => link.Url, StringComparer.Ordinal).ThenBy(link => link.PageUrl, StringComparer.Ordinal).ToList();
        var listed = rate is null ? null : rate with { LeftOut = new LeftOutList(rate.LeftOut).Listed };
        var level = new Ipv6LevelEvidence(_level, listed, failing.Count, [.. failing.Take(Evidence.MostListed)]);
        var evidence = new Evidence(measured, Percent.Of(limit.Value), "%", limit.Clause, [])
        {
            Ipv6 = new Ipv6Evidence(seen.ObservedAt, Home: null, Visits: null, FailedVisits: null, [level]),
        };
        return new ProbeAnswer(outcome, summary, evidence);
    }

    private (Outcome Outcome, string Summary) Judged(Ipv6Observations seen, Ipv6LinkRate? rate, decimal limit, RulePolicy policy)
    {
        if (rate is null)
            return (Outcome.NotTested, $"{_links} 未测：{seen.NotTested ?? "没有检测结果"}");

        var leftOut = new LeftOutList(rate.LeftOut).Ending("未计入");
        if (rate.Found == 0)
            return (Outcome.NotApplicable, $"{_links} 不适用：没有发现站内{_links}{leftOut}");

        var sampled = rate.Seed is { } seed ? $"，按种子{seed}抽样" : "";
        if (rate.Counted < policy.Ipv6MinimumLinks.Value)
            return (Outcome.NotTested, $"{_links} 未测：计入的链接仅{rate.Counted}个，少于{policy.Ipv6MinimumLinks.Value}个，不足以判定{sampled}{leftOut}");

        var measured = $"{_links}IPv6支持率{Percent.Text(rate.Supporting, rate.Counted)}{sampled}";
        if (rate.Seed is not null && IsTooNear(rate, limit))
            return (Outcome.NotTested, $"{_links} 未测：{measured}，与限值{Percent.Text(limit)}相差太小，抽样不足以判定{leftOut}");

        var unproven = rate.LeftOut.Where(part => part.Unproven).Sum(part => part.Count);
        if (unproven > 0 && IsOpen(rate, unproven, limit))
            return (Outcome.NotTested, $"{_links} 未测：{measured}，另有{unproven}个应计入而未能测定，不足以判定是否达到限值{Percent.Text(limit)}{leftOut}");

        return rate.Supporting < limit * rate.Counted
            ? (Outcome.Fail, $"{measured}，低于限值{Percent.Text(limit)}{leftOut}")
            : (Outcome.Pass, $"{measured}，不低于限值{Percent.Text(limit)}{leftOut}");
    }

    /// <summary>Whether the unproven links would decide: with all of them supporting the limit is kept, with none it is not.</summary>
    private static bool IsOpen(Ipv6LinkRate rate, int unproven, decimal limit)
    {
        var needed = limit * (rate.Counted + unproven);
        return rate.Supporting < needed && rate.Supporting + unproven >= needed;
    }

    /// <summary>Whether chance alone could have put the sample on its side of the limit: the score test of a proportion, with the correction for a
    /// sample that is a good part of the whole. The whole is at most what was found.</summary>
    private static bool IsTooNear(Ipv6LinkRate rate, decimal limit)
    {
        var apart = rate.Supporting - (limit * rate.Counted);
        return apart * apart * (rate.Found - 1) < SampleDoubt * rate.Counted * limit * (1 - limit) * (rate.Found - rate.Counted);
    }
}
