using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Probes;

/// <summary>S-LINK: links that do not open (可用性, 国办秘函〔2019〕19号 功能设计): so much for each on the home page, so much for each elsewhere.
/// A broken link is proven by itself; that there is none is proven only where the home page's links were tested, nothing awaits a second look and
/// every link broken before was looked at again.</summary>
public sealed class LinkRule() : ProbeRule(
    "S-LINK",
    "链接可用性",
    Severity.Deduction,
    noticeText: null,
    "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标 功能设计 可用性")
{
    /// <inheritdoc/>
    protected override ProbeAnswer? Answer(SiteObservations site, RulePolicy policy, MonitoringPoint point)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(policy);
        if (site.Links is not { } seen)
            return null;

        var count = LinkCount.Of(seen);
        if (seen.NotTested is { } reason)
            return new ProbeAnswer(Outcome.NotTested, $"未测：{reason}", EvidenceOf(seen, count, Outcome.NotTested, policy));

        var endings = count.SuspectedEnding() + new LeftOutList(seen.LeftOut).Ending("未检测");
        var (outcome, summary) = count.Broken.Count > 0
            ? (Outcome.Fail, Deducted(count, policy))
            : Doubt(seen, count, policy) is { } doubt
                ? (Outcome.NotTested, $"未测：{doubt}")
                : (Outcome.Pass, $"检测链接{count.Seen}个（首页{count.HomeAddresses}个中有确定结果的{count.HomeProven}个），没有失效链接");
        return new ProbeAnswer(outcome, summary + endings, EvidenceOf(seen, count, outcome, policy));
    }

    private static string Deducted(LinkCount count, RulePolicy policy)
    {
        var points = PointsOf(count, policy);
        var capped = points == policy.LinkPointsCap.Value ? "（该项上限）" : "";
        var lapsed = count.Broken.Count(problem => problem.LapsedName) is > 0 and var names ? $"，其中{names}个所指域名已失效、可能被他人注册利用" : "";
        return $"确认失效链接{count.Broken.Count}个（首页{count.BrokenHome}个、其他页面{count.BrokenOther}个）{lapsed}，扣{points.TwoDecimals()}分{capped}";
    }

    /// <summary>Why “no broken link” would not be proven; null where it is.</summary>
    private static string? Doubt(LinkObservations seen, LinkCount count, RulePolicy policy)
    {
        var coverage = policy.MinimumLinkCoverage.Value;
        return count switch
        {
            { HomeAddresses: 0 } => "首页上没有读到链接",
            { TalliedBroken: > 0 } => $"计有失效链接{count.TalliedBroken}个，但没有清单，不能作为依据",
            { TalliedUnconfirmed: > 0 } => $"有{count.TalliedUnconfirmed}个链接打不开，须隔时复核",
            _ when seen.Unproven > 0 => $"此前失效的链接中有{seen.Unproven}个本次未能复核",
            _ when count.HomeProven < coverage * count.HomeAddresses =>
                $"首页链接中有确定结果的占{Percent.Text(count.HomeProven, count.HomeAddresses)}，低于{Percent.Text(coverage)}，不足以认定没有失效链接",
            _ => null,
        };
    }

    private static decimal PointsOf(LinkCount count, RulePolicy policy) => Math.Min(
        (count.BrokenHome * policy.LinkPointsHome.Value) + (count.BrokenOther * policy.LinkPointsOther.Value),
        policy.LinkPointsCap.Value);

    /// <remarks>One broken link is what a deduction begins with, not a limit that a policy could set otherwise.</remarks>
    private static Evidence EvidenceOf(LinkObservations seen, LinkCount count, Outcome outcome, RulePolicy policy) =>
        new(outcome == Outcome.NotTested ? null : count.Broken.Count, 1, "个", policy.LinkPointsHome.Clause, [])
        {
            Points = outcome == Outcome.NotTested ? null : PointsOf(count, policy),
            Links = new LinkEvidence(
                seen.ObservedAt,
                seen.Pages,
                seen.Addresses,
                count.HomeAddresses,
                count.HomeProven,
                count.BrokenHome,
                count.BrokenOther,
                count.Suspected,
                seen.Unproven,
                new LeftOutList(seen.LeftOut).Listed,
                [.. count.Broken.Concat(count.Unconfirmed).Take(Evidence.MostListed)]),
        };
}
