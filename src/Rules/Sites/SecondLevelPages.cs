using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Sites;

/// <summary>A site's columns measured by the home page's window, for a home page that is only navigation
/// (如首页仅为网站栏目导航入口，所有二级页面无信息更新的, 国办秘函〔2019〕19号 单项否决 3). Neither class nor exemption matters here: any new information counts.</summary>
/// <param name="All">The columns, the newest first and those without a date last.</param>
internal sealed record SecondLevelPages(IReadOnlyList<ColumnAnswer> All)
{
    /// <summary>The newest dated column, or null.</summary>
    public ColumnAnswer? Newest => All.Count > 0 && All[0].AgeDays is not null ? All[0] : null;

    /// <summary>The columns that may hold something newer than was seen.</summary>
    public IEnumerable<ColumnAnswer> Unproven => All.Where(page => page.Outcome == Outcome.NotTested);

    public static SecondLevelPages Of(SiteObservations site, UpdateWindow window, RulePolicy policy) => new(
    [
        .. site.Columns
            .Where(column => column.Category != ColumnCategory.Home)
            .Select(column => Measure(column, window, policy))
            .OrderBy(page => page.AgeDays ?? int.MaxValue)
            .ThenBy(page => page.Column.ColumnId),
    ]);

    private static ColumnAnswer Measure(ColumnObservation column, UpdateWindow window, RulePolicy policy) => column.Outcome switch
    {
        ReadingOutcome.NotRead => ColumnAnswer.Unread(column, window),
        ReadingOutcome.Undated => new ColumnAnswer(column, window, Outcome.NotTested, column.Reason ?? "信息均无发布日期"),
        ReadingOutcome.Blank => ColumnAnswer.Failed(column, window, policy, reason: null),
        _ => ColumnAge.ByDate(column, window, policy),
    };
}
