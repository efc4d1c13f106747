using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Probes;

/// <summary>C-IP6-HOME: the home page does not open over IPv6 as it does over IPv4 (IPv6改造, 国办秘函〔2019〕19号 功能设计): no usable address, no
/// connection, another answer, or too many failed visits in a day. One moment's failure that the day's visits speak against is not proof, nor is one
/// moment's success while too few visits were made.</summary>
public sealed class Ipv6HomeRule() : ProbeRule(
    "C-IP6-HOME",
    "首页IPv6支持",
    Severity.Remark,
    noticeText: null,
    "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》扣分指标 功能设计 IPv6改造")
{
    /// <inheritdoc/>
    protected override ProbeAnswer? Answer(SiteObservations site, RulePolicy policy, MonitoringPoint point)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(policy);
        if (site.Ipv6 is not { } seen)
            return null;

        if (seen.NotTested is { } reason)
            return NotTested(seen, reason, policy);

        return seen.Home switch
        {
            null => NotTested(seen, "没有首页主机的IPv6检测结果", policy),
            { State: Ipv6State.NotTested } home => NotTested(seen, home.Reason ?? "原因未记录", policy),
            { State: Ipv6State.Operational } home => Working(site, seen, home, policy),
            var home => NotWorking(seen, home, policy),
        };
    }

    private ProbeAnswer NotWorking(Ipv6Observations seen, Ipv6HostObservation home, RulePolicy policy)
    {
        var sentence = $"首页主机 {home.Host} {home.State.Chinese()}{(home.Reason is { } reason ? $"：{reason}" : "")}";
        if (home.State == Ipv6State.Different && !Differs(home, policy))
            return NotTested(seen, $"{sentence}；但状态相同，内容差异{(home.Difference!.Value * 100).Short()}%，未超过{Percent.Text(policy.Ipv6Difference.Value)}，须复测", policy);

        // What the visits cannot see, other content, they cannot speak against.
        var sameStatus = home.State == Ipv6State.Different && home.HttpV4 == home.HttpV6;
        var byContent = sameStatus && home.Difference is not null;
        var opened = seen.Visits - seen.FailedVisits;
        if (!sameStatus && opened > 0 && !IsTooLow(seen, policy))
            return NotTested(seen, $"{sentence}；但24小时内经IPv6访问{seen.Visits}次，打开{opened}次，须复测", policy);

        var limit = Math.Max(1, home.Assigned);
        var clause = byContent ? policy.Ipv6Difference.Clause : Info.Clause;
        return new ProbeAnswer(
            Outcome.Fail,
            $"{sentence}（IPv6地址{home.Assigned}个，可连接{home.Reachable}个，可用{home.Operational}个）",
            new Evidence(home.Operational, limit, "个", clause, []) { Ipv6 = EvidenceOf(seen) });
    }

    private static ProbeAnswer Working(SiteObservations site, Ipv6Observations seen, Ipv6HostObservation home, RulePolicy policy)
    {
        var limit = policy.Ipv6Success.Value;
        if (home.Difference > (double)policy.Ipv6Difference.Value)
            return NotTested(seen, $"首页经IPv6与IPv4访问的内容差异{(home.Difference.Value * 100).Short()}%，超过{Percent.Text(policy.Ipv6Difference.Value)}，但检测时认定一致，须复测", policy);

        if (seen.Visits < policy.AvailabilityVisits.Value)
            return NotTested(seen, $"首页检测时可经IPv6打开，但24小时内经IPv6访问仅{seen.Visits}次，少于{policy.AvailabilityVisits.Value}次，不足以判定成功率", policy);

        var opened = seen.Visits - seen.FailedVisits;
        var rate = $"24小时内经IPv6访问成功率{Percent.Text(opened, seen.Visits)}";
        var evidence = new Evidence(Percent.Of(opened, seen.Visits), Percent.Of(limit), "%", policy.Ipv6Success.Clause, []) { Ipv6 = EvidenceOf(seen) };
        if (!IsTooLow(seen, policy))
            return new ProbeAnswer(Outcome.Pass, $"首页可经IPv6打开（IPv6地址{home.Assigned}个，可用{home.Operational}个{(home.Reason is { } fault ? $"：{fault}" : "")}），{rate}，不低于限值{Percent.Text(limit)}", evidence);

        // A site that was down altogether was not down for want of IPv6.
        var alsoOverIpv4 = site.Availability?.Days.MaxBy(day => day.From)?.Failed ?? 0;
        return opened + alsoOverIpv4 >= limit * seen.Visits
            ? NotTested(seen, $"{rate}，低于限值{Percent.Text(limit)}，但同日IPv4访问也有{alsoOverIpv4}次打不开，不足以归于IPv6", policy)
            : new ProbeAnswer(Outcome.Fail, $"首页{rate}，低于限值{Percent.Text(limit)}", evidence);
    }

    private static ProbeAnswer NotTested(Ipv6Observations seen, string reason, RulePolicy policy) => new(
        Outcome.NotTested,
        $"未测：{reason}",
        new Evidence(null, Percent.Of(policy.Ipv6Success.Value), "%", policy.Ipv6Success.Clause, []) { Ipv6 = EvidenceOf(seen) });

    private static bool IsTooLow(Ipv6Observations seen, RulePolicy policy) =>
        seen.Visits >= policy.AvailabilityVisits.Value && seen.Visits - seen.FailedVisits < policy.Ipv6Success.Value * seen.Visits;

    /// <summary>Under this policy; unknown counts as different, for the observer said so.</summary>
    private static bool Differs(Ipv6HostObservation home, RulePolicy policy) =>
        home.HttpV4 != home.HttpV6 || home.Difference is not { } difference || !(difference <= (double)policy.Ipv6Difference.Value);

    private static Ipv6Evidence EvidenceOf(Ipv6Observations seen) => new(
        seen.ObservedAt,
        seen.Home is { } home ? home with { Addresses = [.. home.Addresses.OrderBy(a => a.Address, StringComparer.Ordinal).Take(Evidence.MostListed)] } : null,
        seen.Visits,
        seen.FailedVisits,
        []);
}
