namespace FreshnessCrawler.Rules;

/// <summary>The limits of one version of the indicators (口径), as data: no limit is a literal in a rule.</summary>
public sealed record RulePolicy
{
    /// <summary>The version's name, kept with every verdict.</summary>
    public required string Version { get; init; }

    /// <summary>First civil day (Asia/Shanghai) on which it is in force.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>首页: two weeks (V-W3).</summary>
    public required PolicyLimit HomeWindow { get; init; }

    /// <summary>动态、要闻类: two weeks.</summary>
    public required PolicyLimit NewsWindow { get; init; }

    /// <summary>通知公告、政策文件类: six months.</summary>
    public required PolicyLimit NoticeWindow { get; init; }

    /// <summary>其他应更新栏目: one year.</summary>
    public required PolicyLimit OtherWindow { get; init; }

    /// <summary>V-W4a: stale news plus stale first-level notice and policy columns, together at least this many.</summary>
    public required PolicyLimit StaleColumnsVeto { get; init; }

    /// <summary>V-W4b: should-be-updated columns long not updated, at least this many.</summary>
    public required PolicyLimit LongStaleColumnsVeto { get; init; }

    /// <summary>V-W4c: blank columns, at least this many.</summary>
    public required PolicyLimit BlankColumnsVeto { get; init; }

    /// <summary>From how many stale news columns the notice names the site.</summary>
    public required PolicyLimit NamedStaleNews { get; init; }

    /// <summary>From how many stale first-level notice and policy columns the notice names the site.</summary>
    public required PolicyLimit NamedStaleNotices { get; init; }

    /// <summary>From how many long stale columns the notice says 有多个应更新栏目长期未更新.</summary>
    public required PolicyLimit NamedLongStale { get; init; }

    /// <summary>Whether a column whose items show no date counts as not updated (V-W3's sentence applied to columns); otherwise it is not tested.</summary>
    public required PolicySwitch UndatedColumnIsStale { get; init; }

    /// <summary>Whether a home page whose items show no date counts as not updated (V-W3: 无法判断日期的视为未更新).</summary>
    public required PolicySwitch UndatedHomeIsStale { get; init; }

    /// <summary>A discovered column whose category is less sure than this (0–1) is not judged but shown for a person to confirm.</summary>
    public required PolicyShare MinimumConfidence { get; init; }

    /// <summary>How sure a column's newest date is, by where it was read.</summary>
    public required DateConfidence DateConfidence { get; init; }

    /// <summary>A newest date less sure than this (0–1) can show that a column was updated, never that it was not.</summary>
    public required PolicyShare MinimumDateConfidence { get; init; }

    /// <summary>V-W2: the window runs back from T by this many times 24 hours.</summary>
    public required PolicyLimit AvailabilityDays { get; init; }

    /// <summary>V-W2: visits that must count in each 24 hours of the window.</summary>
    public required PolicyLimit AvailabilityVisits { get; init; }

    /// <summary>V-W2: share of failed visits from which (that share included) the site is unqualified.</summary>
    public required PolicyShare AvailabilityVeto { get; init; }

    /// <summary>Share of failed visits from which (that share included) the site is warned.</summary>
    public required PolicyShare AvailabilityWarning { get; init; }

    /// <summary>V-W2: a visit fails when the home page is not open after this time (that moment included).</summary>
    public required PolicyLimit AvailabilityTimeout { get; init; }

    /// <summary>More than this share of the hosts visited in one window failing voids the window: our own network is the likelier cause.</summary>
    public required PolicyShare MassFailure { get; init; }

    /// <summary>Hosts that a window must have at least for <see cref="MassFailure"/> to mean anything.</summary>
    public required PolicyLimit MassFailureHosts { get; init; }

    /// <summary>Whether a visit that the site's own protection refused counts as failed; otherwise it does not count at all.</summary>
    public required PolicySwitch BlockedVisitFails { get; init; }

    /// <summary>Whether a visit during announced maintenance counts as failed; otherwise it does not count at all.</summary>
    public required PolicySwitch MaintenanceVisitFails { get; init; }

    /// <summary>可用性: deduction for each broken link of the home page.</summary>
    public required PolicyPoints LinkPointsHome { get; init; }

    /// <summary>可用性: deduction for each broken link of another page.</summary>
    public required PolicyPoints LinkPointsOther { get; init; }

    /// <summary>可用性: the most that broken links can deduct.</summary>
    public required PolicyPoints LinkPointsCap { get; init; }

    /// <summary>Share of a page level's addresses that must have a conclusive test before a site's links are said to be fine.</summary>
    public required PolicyShare MinimumLinkCoverage { get; init; }

    /// <summary>IPv6: support rate of the internal links on the home page, at least.</summary>
    public required PolicyShare Ipv6SecondLevel { get; init; }

    /// <summary>IPv6: support rate of the internal links one level deeper, at least.</summary>
    public required PolicyShare Ipv6ThirdLevel { get; init; }

    /// <summary>IPv6: share of the day's visits over IPv6 that must have opened the home page.</summary>
    public required PolicyShare Ipv6Success { get; init; }

    /// <summary>IPv6: the share by which the content may differ at most from that over IPv4.</summary>
    public required PolicyShare Ipv6Difference { get; init; }

    /// <summary>IPv6: counted links below which a support rate proves nothing.</summary>
    public required PolicyLimit Ipv6MinimumLinks { get; init; }

    /// <summary>V-M2a: two weeks.</summary>
    public required PolicyLimit AccountWindow { get; init; }

    /// <summary>A list that a person keeps proves that nothing was published only where it speaks up to at most this long before T.</summary>
    public required PolicyLimit AccountListAge { get; init; }

    /// <summary>A pass that ends in at most this many days says so.</summary>
    public required PolicyLimit AccountWarning { get; init; }

    /// <summary>V-M3a: how long what was seen of an account's ways to interact holds.</summary>
    public required PolicyLimit InteractionAge { get; init; }

    /// <summary>V-M3a: whether a way to interact that the program saw (comments of others) is proof without a person's record.</summary>
    public required PolicySwitch CommentsAreInteraction { get; init; }

    /// <summary>From how long after its suspension an account that is not cancelled is reported.</summary>
    public required PolicyLimit IdleAccountMonths { get; init; }

    /// <summary>From how long a proven silence an account in use is taken for out of use.</summary>
    public required PolicyLimit IdleAccountDays { get; init; }

    /// <summary>On how many days in a row the platform must say that there is no such account before it is believed.</summary>
    public required PolicyLimit GoneDays { get; init; }

    /// <summary>How many working days before its first day a voting or like campaign must have been filed.</summary>
    public required PolicyLimit FilingWorkingDays { get; init; }

    /// <summary>Every number of this version with its clause and mark, in the order of the indicators.</summary>
    public IReadOnlyList<PolicyNumber> Numbers() => PolicyNumbers.Of(this);
}
