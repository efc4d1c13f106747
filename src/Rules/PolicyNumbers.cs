namespace FreshnessCrawler.Rules;

/// <summary>The numbers of a policy in the order of the indicators.</summary>
internal static class PolicyNumbers
{
    public static IReadOnlyList<PolicyNumber> Of(RulePolicy policy) =>
    [
        Number(nameof(RulePolicy.HomeWindow), policy.HomeWindow),
        Number(nameof(RulePolicy.NewsWindow), policy.NewsWindow),
        Number(nameof(RulePolicy.NoticeWindow), policy.NoticeWindow),
        Number(nameof(RulePolicy.OtherWindow), policy.OtherWindow),
        Number(nameof(RulePolicy.StaleColumnsVeto), policy.StaleColumnsVeto),
        Number(nameof(RulePolicy.LongStaleColumnsVeto), policy.LongStaleColumnsVeto),
        Number(nameof(RulePolicy.BlankColumnsVeto), policy.BlankColumnsVeto),
        Number(nameof(RulePolicy.NamedStaleNews), policy.NamedStaleNews),
        Number(nameof(RulePolicy.NamedStaleNotices), policy.NamedStaleNotices),
        Number(nameof(RulePolicy.NamedLongStale), policy.NamedLongStale),
        Number(nameof(RulePolicy.UndatedColumnIsStale), policy.UndatedColumnIsStale),
        Number(nameof(RulePolicy.UndatedHomeIsStale), policy.UndatedHomeIsStale),
        Number(nameof(RulePolicy.MinimumConfidence), policy.MinimumConfidence),
        .. Parts(nameof(RulePolicy.DateConfidence), policy.DateConfidence),
        Number(nameof(RulePolicy.MinimumDateConfidence), policy.MinimumDateConfidence),
        Number(nameof(RulePolicy.AvailabilityDays), policy.AvailabilityDays),
        Number(nameof(RulePolicy.AvailabilityVisits), policy.AvailabilityVisits),
        Number(nameof(RulePolicy.AvailabilityVeto), policy.AvailabilityVeto),
        Number(nameof(RulePolicy.AvailabilityWarning), policy.AvailabilityWarning),
        Number(nameof(RulePolicy.AvailabilityTimeout), policy.AvailabilityTimeout),
        Number(nameof(RulePolicy.MassFailure), policy.MassFailure),
        Number(nameof(RulePolicy.MassFailureHosts), policy.MassFailureHosts),
        Number(nameof(RulePolicy.BlockedVisitFails), policy.BlockedVisitFails),
        Number(nameof(RulePolicy.MaintenanceVisitFails), policy.MaintenanceVisitFails),
        Number(nameof(RulePolicy.LinkPointsHome), policy.LinkPointsHome),
        Number(nameof(RulePolicy.LinkPointsOther), policy.LinkPointsOther),
        Number(nameof(RulePolicy.LinkPointsCap), policy.LinkPointsCap),
        Number(nameof(RulePolicy.MinimumLinkCoverage), policy.MinimumLinkCoverage),
        Number(nameof(RulePolicy.Ipv6SecondLevel), policy.Ipv6SecondLevel),
        Number(nameof(RulePolicy.Ipv6ThirdLevel), policy.Ipv6ThirdLevel),
        Number(nameof(RulePolicy.Ipv6Success), policy.Ipv6Success),
        Number(nameof(RulePolicy.Ipv6Difference), policy.Ipv6Difference),
        Number(nameof(RulePolicy.Ipv6MinimumLinks), policy.Ipv6MinimumLinks),
        Number(nameof(RulePolicy.AccountWindow), policy.AccountWindow),
        Number(nameof(RulePolicy.AccountListAge), policy.AccountListAge),
        Number(nameof(RulePolicy.AccountWarning), policy.AccountWarning),
        Number(nameof(RulePolicy.InteractionAge), policy.InteractionAge),
        Number(nameof(RulePolicy.CommentsAreInteraction), policy.CommentsAreInteraction),
        Number(nameof(RulePolicy.IdleAccountMonths), policy.IdleAccountMonths),
        Number(nameof(RulePolicy.IdleAccountDays), policy.IdleAccountDays),
        Number(nameof(RulePolicy.GoneDays), policy.GoneDays),
        Number(nameof(RulePolicy.FilingWorkingDays), policy.FilingWorkingDays),
    ];

    private static PolicyNumber Number(string name, PolicyLimit limit) => new(InFile(name), limit.Value, limit.Unit, limit.Clause, limit.Source);

    private static PolicyNumber Number(string name, PolicyShare share) => new(InFile(name), share.Value, LimitUnit.Share, share.Clause, share.Source);

    private static PolicyNumber Number(string name, PolicyPoints points) => new(InFile(name), points.Value, LimitUnit.Points, points.Clause, points.Source);

    private static PolicyNumber Number(string name, PolicySwitch decision) =>
        new(InFile(name), decision.Value ? 1 : 0, LimitUnit.Switch, decision.Clause, decision.Source);

    private static IEnumerable<PolicyNumber> Parts(string name, DateConfidence confidence)
    {
        (string Name, double Value)[] parts =
        [
            (nameof(DateConfidence.Shown), confidence.Shown),
            (nameof(DateConfidence.Article), confidence.Article),
            (nameof(DateConfidence.Address), confidence.Address),
            (nameof(DateConfidence.FirstSeen), confidence.FirstSeen),
        ];
        return parts.Select(part => new PolicyNumber(
            $"{InFile(name)}.{InFile(part.Name)}", (decimal)part.Value, LimitUnit.Share, confidence.Clause, confidence.Source));
    }

    /// <summary>The camelCase of policy.json.</summary>
    private static string InFile(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
