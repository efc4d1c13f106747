using FreshnessCrawler.Rules;

namespace FreshnessCrawler.Storage.Tests;

/// <summary>A policy with the limits of 2019.</summary>
internal static class TestPolicy
{
    public static readonly RulePolicy Policy = new()
    {
        Version = "test",
        EffectiveFrom = new DateOnly(2019, 4, 1),
        HomeWindow = Limit(14, LimitUnit.Days),
        NewsWindow = Limit(14, LimitUnit.Days),
        NoticeWindow = Limit(6, LimitUnit.Months),
        OtherWindow = Limit(12, LimitUnit.Months),
        StaleColumnsVeto = Limit(5),
        LongStaleColumnsVeto = Limit(10),
        BlankColumnsVeto = Limit(5),
        NamedStaleNews = Limit(1),
        NamedStaleNotices = Limit(1),
        NamedLongStale = Limit(2),
        UndatedColumnIsStale = new PolicySwitch(false, "test", SourceMark.Source),
        UndatedHomeIsStale = new PolicySwitch(true, "test", SourceMark.Source),
        MinimumConfidence = new PolicyShare(0.6m, "test", SourceMark.Source),
        DateConfidence = new DateConfidence(Shown: 1, Article: 0.95, Address: 0.6, FirstSeen: 0.5, "test", SourceMark.Source),
        MinimumDateConfidence = new PolicyShare(0.8m, "test", SourceMark.Source),
        AvailabilityDays = Limit(7, LimitUnit.Days),
        AvailabilityVisits = Limit(20, LimitUnit.Visits),
        AvailabilityVeto = new PolicyShare(0.05m, "test", SourceMark.Source),
        AvailabilityWarning = new PolicyShare(0.03m, "test", SourceMark.Source),
        AvailabilityTimeout = Limit(15, LimitUnit.Seconds),
        MassFailure = new PolicyShare(0.3m, "test", SourceMark.Source),
        MassFailureHosts = Limit(5, LimitUnit.Hosts),
        BlockedVisitFails = new PolicySwitch(false, "test", SourceMark.Source),
        MaintenanceVisitFails = new PolicySwitch(false, "test", SourceMark.Source),
        LinkPointsHome = new PolicyPoints(0.1m, "test", SourceMark.Source),
        LinkPointsOther = new PolicyPoints(0.01m, "test", SourceMark.Source),
        LinkPointsCap = new PolicyPoints(5, "test", SourceMark.Source),
        MinimumLinkCoverage = new PolicyShare(0.9m, "test", SourceMark.Source),
        Ipv6SecondLevel = new PolicyShare(0.85m, "test", SourceMark.Source),
        Ipv6ThirdLevel = new PolicyShare(0.85m, "test", SourceMark.Source),
        Ipv6Success = new PolicyShare(0.95m, "test", SourceMark.Source),
        Ipv6Difference = new PolicyShare(0.1m, "test", SourceMark.Source),
        Ipv6MinimumLinks = Limit(10, LimitUnit.Links),
        AccountWindow = Limit(14, LimitUnit.Days),
        AccountListAge = Limit(1, LimitUnit.Days),
        AccountWarning = Limit(3, LimitUnit.Days),
        InteractionAge = Limit(6, LimitUnit.Months),
        CommentsAreInteraction = new PolicySwitch(true, "test", SourceMark.Source),
        IdleAccountMonths = Limit(3, LimitUnit.Months),
        IdleAccountDays = Limit(180, LimitUnit.Days),
        GoneDays = Limit(3, LimitUnit.Days),
        FilingWorkingDays = Limit(10, LimitUnit.WorkingDays),
    };

    private static PolicyLimit Limit(int value, LimitUnit unit = LimitUnit.Columns) => new(value, unit, "4（1）", SourceMark.Source);
}
