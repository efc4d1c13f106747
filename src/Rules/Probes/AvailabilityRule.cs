using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Probes;

/// <summary>V-W2: the site cannot be opened (监测1周，每天间隔性访问20次以上，超过（含）15秒网站仍打不开的次数累计占比超过（含）5%,
/// 国办秘函〔2019〕19号 单项否决 2). With fewer visits than the clause asks it is not tested, however many of them failed.</summary>
public sealed class AvailabilityRule() : ProbeRule(
    "V-W2",
    "站点无法访问",
    Severity.Veto,
    "站点无法访问",
    "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决 2.站点无法访问")
{
    /// <inheritdoc/>
    protected override ProbeAnswer? Answer(SiteObservations site, RulePolicy policy, MonitoringPoint point)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(policy);
        if (site.Availability is not { } seen)
            return null;

        var tally = VisitTally.Of(seen, policy);
        var outcome = tally switch
        {
            { ShortDays: > 0 } => Outcome.NotTested,
            _ when tally.Failed >= policy.AvailabilityVeto.Value * tally.Counted => Outcome.Fail,
            _ => Outcome.Pass,
        };
        var summary = outcome == Outcome.NotTested ? TooFew(tally, policy) : Measured(tally, outcome, policy);
        return new ProbeAnswer(outcome, $"{summary}{NotCounted(tally, policy)}（监测时间点 {point.Day.Iso()}）", EvidenceOf(seen, tally, outcome, policy));
    }

    private static string Measured(VisitTally tally, Outcome outcome, RulePolicy policy)
    {
        var (veto, warning) = (policy.AvailabilityVeto.Value, policy.AvailabilityWarning.Value);
        var share = $"{policy.AvailabilityDays.Value}天内{tally.Counted}次访问中打不开{tally.Failed}次，占{Percent.Of(tally.Failed, tally.Counted).Short()}%";
        if (outcome == Outcome.Fail)
            return $"{share}，达到限值{Percent.Text(veto)}";

        var warned = tally.Failed >= warning * tally.Counted ? $"，但已达到预警值{Percent.Text(warning)}" : "";
        return $"{share}，未达到限值{Percent.Text(veto)}{warned}";
    }

    private static string TooFew(VisitTally tally, RulePolicy policy)
    {
        var tooFew = $"监测次数不足，{policy.AvailabilityDays.Value}天中有{tally.ShortDays}天计入的访问少于{policy.AvailabilityVisits.Value}次（最少的一天{tally.Fewest}次）";
        var seen = $"共计入{tally.Counted}次，其中打不开{tally.Failed}次";
        var mostlyBlocked = !policy.BlockedVisitFails.Value && tally.Blocked * 2 > tally.Visits;
        return mostlyBlocked
            ? $"未测：{tally.Visits}次访问中有{tally.Blocked}次被网站自身防护措施拒绝，无从判断能否打开；{tooFew}，{seen}"
            : $"未测：{tooFew}，{seen}";
    }

    private static string NotCounted(VisitTally tally, RulePolicy policy)
    {
        (int Count, string What)[] parts =
        [
            (policy.BlockedVisitFails.Value ? 0 : tally.Blocked, "网站自身防护措施拒绝"),
            (policy.MaintenanceVisitFails.Value ? 0 : tally.Maintenance, "公告停机维护"),
            (tally.Void, "监测方网络未得证实"),
        ];
        var named = parts.Where(part => part.Count > 0).Select(part => $"{part.What}{part.Count}次").ToList();
        return named.Count == 0 ? "" : $"；不计入：{string.Join('、', named)}";
    }

    private static Evidence EvidenceOf(AvailabilityObservations seen, VisitTally tally, Outcome outcome, RulePolicy policy)
    {
        var from = tally.Days.Count > 0 ? tally.Days[0].From : seen.From;
        var failures = seen.Failures.Where(visit => visit.At >= from).OrderBy(visit => visit.At).ThenBy(visit => visit.Reason, StringComparer.Ordinal).ThenBy(visit => visit.TotalMs).ToList();
        decimal? share = outcome == Outcome.NotTested ? null : Percent.Of(tally.Failed, tally.Counted);
        return new Evidence(share, Percent.Of(policy.AvailabilityVeto.Value), "%", policy.AvailabilityVeto.Clause, [])
        {
            Visits = new VisitEvidence(
                from, seen.To, tally.Counted, tally.Failed, tally.Days, failures.Count, [.. failures.TakeLast(Evidence.MostListed)]),
        };
    }
}
