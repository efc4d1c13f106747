using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Sites;

/// <summary>V-W3: no new information on the home page in two weeks; where the home page is only navigation, on none of the second-level pages
/// (国办秘函〔2019〕19号 单项否决 3.首页不更新).</summary>
public sealed class HomePageRule : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "V-W3",
        "首页不更新",
        TargetKind.Site,
        Severity.Veto,
        "首页超过2周未更新",
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决 3.首页不更新");

    /// <inheritdoc/>
    public IEnumerable<Verdict> Judge(SiteObservations site, RulePolicy policy, MonitoringPoint point)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(policy);
        if (!site.WholeSite)
            return [];

        // A registry may list two addresses of one home page (with www and without): the fresher one speaks for the site.
        var verdict = site.Columns
            .Where(column => column.Category == ColumnCategory.Home)
            .OrderBy(home => home.ColumnId)
            .Select(home => JudgeHome(site, ColumnAge.Of(home, policy, point), policy))
            .MinBy(v => v.Outcome switch { Outcome.Pass => 0, Outcome.NotTested => 1, Outcome.NotApplicable => 2, _ => 3 });
        return [verdict ?? Unobserved(site, policy, point)];
    }

    private Verdict JudgeHome(SiteObservations site, ColumnAnswer home, RulePolicy policy)
    {
        if (home.Column.Outcome == ReadingOutcome.Blank && !IsExempt(home))
            return JudgePages(site, home with { Reason = "首页没有信息条目，仅为栏目导航" }, policy);

        var summary = home.Outcome switch
        {
            Outcome.NotTested => $"{home.Column.Name} 未测：{home.Reason}",
            Outcome.NotApplicable => $"{home.Column.Name} 不适用：{home.Reason}",
            _ => AgeSentence.Of(home),
        };
        return ToVerdict(site, home.Outcome, summary, home.Window, home.AgeDays, [home]);
    }

    private Verdict JudgePages(SiteObservations site, ColumnAnswer home, RulePolicy policy)
    {
        const string Navigation = "首页仅为栏目导航，按全部二级页面判断：";
        var window = home.Window;
        var pages = SecondLevelPages.Of(site, window, policy);
        if (pages.Newest is not { } newest)
            return ToVerdict(site, Outcome.NotTested, $"{Navigation}没有读到带日期的二级页面，不足以判定", window, null, [home, .. pages.All]);

        var sentence = $"{Navigation}{AgeSentence.Of(newest)}";
        if (newest.Outcome == Outcome.Pass)
            return ToVerdict(site, Outcome.Pass, sentence, window, newest.AgeDays, [home, newest]);

        var unproven = pages.Unproven.ToList();
        if (unproven.Count > 0)
        {
            var summary = $"{sentence}；另有{unproven.Count}个栏目未测，不足以判定";
            return ToVerdict(site, Outcome.NotTested, summary, window, newest.AgeDays, [home, newest, .. unproven.Where(a => a != newest)]);
        }

        // That the home page has no items of its own must be proven as well.
        var seen = ColumnAnswer.Failed(home.Column, window, policy, home.Reason);
        var ending = seen.Outcome == Outcome.Fail ? "" : $"；首页{seen.Reason}";
        return ToVerdict(site, seen.Outcome, sentence + ending, window, newest.AgeDays, [seen, .. pages.All]);
    }

    private Verdict Unobserved(SiteObservations site, RulePolicy policy, MonitoringPoint point)
    {
        var window = new UpdateWindow(point.Day, UpdateWindow.EarliestDay(policy.HomeWindow, point.Day), policy.HomeWindow, RegisteredDays: null);
        return ToVerdict(site, Outcome.NotTested, "首页 未测：本次没有首页的观测", window, null, []);
    }

    private Verdict ToVerdict(
        SiteObservations site,
        Outcome outcome,
        string summary,
        UpdateWindow window,
        int? ageDays,
        IEnumerable<ColumnAnswer> columns)
    {
        var evidence = new Evidence(ageDays, window.LimitDays, "天", window.Clause, [.. columns.Select(c => c.ToEvidence())]);
        return new Verdict(Info.Code, TargetKind.Site, site.SiteId, outcome, Info.Severity, summary, evidence);
    }

    private static bool IsExempt(ColumnAnswer home) => home.Column.Exemption?.HoldsOn(home.Window.Day) == true;
}
