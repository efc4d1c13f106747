using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Rules.Tests;

/// <summary>The notice's own moment (2023-04-17, so that two weeks back is 2023-04-03) and observations around it.</summary>
internal static class Sample
{
    public const long SiteId = 7;

    public static readonly DateOnly Day = new(2023, 4, 17);

    public static readonly MonitoringPoint Point = At(Day, 1, 0);

    public static readonly RulePolicy Policy = new()
    {
        Version = "试行",
        EffectiveFrom = new DateOnly(2019, 4, 1),
        HomeWindow = new PolicyLimit(14, LimitUnit.Days, "首页条款", SourceMark.Source),
        NewsWindow = new PolicyLimit(14, LimitUnit.Days, "动态条款", SourceMark.Source),
        NoticeWindow = new PolicyLimit(6, LimitUnit.Months, "公告条款", SourceMark.Source),
        OtherWindow = new PolicyLimit(12, LimitUnit.Months, "其他条款", SourceMark.Unverified),
        StaleColumnsVeto = new PolicyLimit(5, LimitUnit.Columns, "否决一", SourceMark.Source),
        LongStaleColumnsVeto = new PolicyLimit(10, LimitUnit.Columns, "否决二", SourceMark.Source),
        BlankColumnsVeto = new PolicyLimit(5, LimitUnit.Columns, "否决三", SourceMark.Source),
        NamedStaleNews = new PolicyLimit(1, LimitUnit.Columns, "点名一", SourceMark.Source),
        NamedStaleNotices = new PolicyLimit(1, LimitUnit.Columns, "点名二", SourceMark.Source),
        NamedLongStale = new PolicyLimit(2, LimitUnit.Columns, "点名三", SourceMark.Unverified),
        UndatedColumnIsStale = Switch(false),
        UndatedHomeIsStale = Switch(true),
        MinimumConfidence = Share(0.6m),
        DateConfidence = new DateConfidence(Shown: 1, Article: 0.95, Address: 0.6, FirstSeen: 0.5, "日期把握", SourceMark.Unverified),
        MinimumDateConfidence = Share(0.8m),
        AvailabilityDays = new PolicyLimit(7, LimitUnit.Days, "站点一周", SourceMark.Source),
        AvailabilityVisits = new PolicyLimit(20, LimitUnit.Visits, "站点次数", SourceMark.Source),
        AvailabilityVeto = new PolicyShare(0.05m, "站点否决", SourceMark.Source),
        AvailabilityWarning = new PolicyShare(0.03m, "站点预警", SourceMark.Unverified),
        AvailabilityTimeout = new PolicyLimit(15, LimitUnit.Seconds, "站点超时", SourceMark.Source),
        MassFailure = new PolicyShare(0.3m, "时段作废", SourceMark.Unverified),
        MassFailureHosts = new PolicyLimit(5, LimitUnit.Hosts, "时段网站数", SourceMark.Unverified),
        BlockedVisitFails = new PolicySwitch(false, "防护拒绝", SourceMark.Unverified),
        MaintenanceVisitFails = new PolicySwitch(false, "停机维护", SourceMark.Unverified),
        LinkPointsHome = new PolicyPoints(0.1m, "首页链接扣分", SourceMark.Unverified),
        LinkPointsOther = new PolicyPoints(0.01m, "其他链接扣分", SourceMark.Unverified),
        LinkPointsCap = new PolicyPoints(5, "链接扣分上限", SourceMark.Unverified),
        MinimumLinkCoverage = new PolicyShare(0.9m, "链接覆盖", SourceMark.Unverified),
        Ipv6SecondLevel = new PolicyShare(0.85m, "二级链接", SourceMark.Unverified),
        Ipv6ThirdLevel = new PolicyShare(0.85m, "三级链接", SourceMark.Unverified),
        Ipv6Success = new PolicyShare(0.95m, "访问成功率", SourceMark.Unverified),
        Ipv6Difference = new PolicyShare(0.1m, "内容差异", SourceMark.Custom),
        Ipv6MinimumLinks = new PolicyLimit(10, LimitUnit.Links, "最少链接", SourceMark.Unverified),
        AccountWindow = new PolicyLimit(14, LimitUnit.Days, "账号两周", SourceMark.Source),
        AccountListAge = new PolicyLimit(1, LimitUnit.Days, "名单截至", SourceMark.Unverified),
        AccountWarning = new PolicyLimit(3, LimitUnit.Days, "账号预警", SourceMark.Unverified),
        InteractionAge = new PolicyLimit(6, LimitUnit.Months, "互动记录", SourceMark.Unverified),
        CommentsAreInteraction = new PolicySwitch(true, "评论即互动", SourceMark.Unverified),
        IdleAccountMonths = new PolicyLimit(3, LimitUnit.Months, "停用未注销", SourceMark.Unverified),
        IdleAccountDays = new PolicyLimit(180, LimitUnit.Days, "长期不用", SourceMark.Unverified),
        GoneDays = new PolicyLimit(3, LimitUnit.Days, "账号不存在", SourceMark.Unverified),
        FilingWorkingDays = new PolicyLimit(10, LimitUnit.WorkingDays, "提前报备", SourceMark.Source),
    };

    public static PolicySwitch Switch(bool value) => new(value, "开关条款", SourceMark.Unverified);

    public static PolicyShare Share(decimal value) => new(value, "比例条款", SourceMark.Unverified);

    /// <summary>A moment by the clock of China.</summary>
    public static MonitoringPoint At(DateOnly day, int hour, int minute, int second = 0) =>
        new(new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, minute, second)), TimeSpan.FromHours(8)));

    public static ColumnObservation Read(ColumnCategory category, DateOnly newest, long id = 1, int level = 1) => new()
    {
        ColumnId = id,
        Name = $"栏目{id}",
        Url = $"http://example.test/{id}/",
        Category = category,
        Level = level,
        Outcome = ReadingOutcome.Read,
        Newest = newest,
        NewestTitle = $"标题{id}",
        NewestUrl = $"http://example.test/{id}/a.html",
        ItemCount = 20,
        ObservedAt = Point.At.AddMinutes(10),
    };

    public static ColumnObservation Read(ColumnCategory category, string newest, long id = 1, int level = 1) =>
        Read(category, DateOnly.Parse(newest), id, level);

    public static ColumnObservation Home(string newest, long id = 100) => Read(ColumnCategory.Home, newest, id, level: 0) with { Name = "首页" };

    public static ColumnObservation Undated(this ColumnObservation column) =>
        column with { Outcome = ReadingOutcome.Undated, Newest = null, NewestTitle = null, NewestUrl = null };

    public static ColumnObservation Blank(this ColumnObservation column) => column.Undated() with { Outcome = ReadingOutcome.Blank, ItemCount = 0 };

    public static ColumnObservation NotRead(this ColumnObservation column, string reason = "连接超时") =>
        column.Blank() with { Outcome = ReadingOutcome.NotRead, Reason = reason };

    public static ColumnObservation Discovered(this ColumnObservation column, double confidence) =>
        column with { Source = ColumnSource.Discovered, Confidence = confidence };

    public static SiteObservations Site(params IReadOnlyList<ColumnObservation> columns) => new()
    {
        SiteId = SiteId,
        Code = "3604000001",
        Name = "市林业局",
        WholeSite = true,
        Columns = columns,
    };

    public static IEnumerable<ColumnObservation> Many(int count, Func<long, ColumnObservation> make, long from = 1) =>
        Enumerable.Range(0, count).Select(i => make(from + i));
}
