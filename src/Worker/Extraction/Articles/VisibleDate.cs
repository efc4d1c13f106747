namespace FreshnessCrawler.Worker.Extraction.Articles;

/// <summary>A date that the page shows.</summary>
/// <param name="Day">Civil day; with <paramref name="YearShown"/> false its year is a guess.</param>
/// <param name="Node">The outline's node.</param>
internal readonly record struct VisibleDate(DateOnly Day, TimeOnly? Time, VisibleRank Rank, int Node, bool YearShown, bool Relative)
{
    public ArticleDate AsArticleDate() => Rank switch
    {
        VisibleRank.Labelled => new(Day, Time, "页面显示的发布时间", Relative ? 0.75 : 0.98, true),
        VisibleRank.Facts => new(Day, Time, "标题旁显示的时间", Relative ? 0.7 : 0.93, true),
        VisibleRank.Alone => new(Day, Time, "标题旁显示的日期", 0.85, true),
        VisibleRank.Written => new(Day, Time, "标题旁显示的日期", 0.65, true),
        VisibleRank.Updated => new(Day, Time, "页面显示的更新时间", 0.7, true),
        VisibleRank.Behind => new(Day, Time, "正文后显示的发布时间", 0.75, true),
        _ => new(Day, Time, "信息公开表的生成日期", 0.7, true),
    };
}
