using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Accounts;

/// <summary>What a source's posts prove together.</summary>
internal static class PostList
{
    private const int LongestTitle = 80;

    /// <param name="posts">In the source's order.</param>
    /// <param name="at">When they were read.</param>
    /// <param name="more">Whether the source has posts that this answer does not show.</param>
    /// <returns>Read, or why nothing can be said; the reason in Chinese.</returns>
    public static (AccountAccess Access, string? Reason) Judge(IReadOnlyList<ReadPost> posts, DateTimeOffset at, bool more)
    {
        if (posts.Count == 0) return (AccountAccess.Empty, "没有返回任何内容，无法判断");
        if (NewestOf(posts) is not { Published: { } published } newest)
        {
            var noted = posts.FirstOrDefault(static post => post.Note is not null)?.Note;
            return (AccountAccess.Undated, $"共{posts.Count}条，均无可用的发布时间{(noted is null ? "" : $"（{noted}）")}");
        }

        // What is this new is in time for every limit, whatever else there may be.
        if (published >= at.AddDays(-ListPageReader.FreshDays)) return (AccountAccess.Read, null);
        var undated = posts.TakeWhile(post => !ReferenceEquals(post, newest)).Count(static post => post is { Published: null, Pinned: false });
        if (undated > 0) return (AccountAccess.Undated, $"最新日期{ChinaDay(published):yyyy-MM-dd}的内容之前有{undated}条没有可用的发布时间，无法确定最后更新");
        return more && posts.All(static post => post.Pinned) ? (AccountAccess.Undated, "只返回了置顶内容，无法确定最后更新") : (AccountAccess.Read, null);
    }

    public static ReadPost? NewestOf(IEnumerable<ReadPost> posts) => posts.Where(static post => post.Published is not null).MaxBy(static post => post.Published);

    /// <summary>The newest ones where there are too many, in their order; of those without a date the first.</summary>
    public static IReadOnlyList<ReadPost> Newest(IReadOnlyList<ReadPost> posts, int most)
    {
        if (posts.Count <= most) return posts;
        var kept = posts.OrderByDescending(static post => post.Published ?? DateTimeOffset.MinValue).Take(most).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. posts.Where(kept.Contains)];
    }

    /// <summary>The first line of a post that has no title.</summary>
    public static string TitleOf(string text)
    {
        var line = text.AsSpan().Trim();
        if (line.IndexOf('\n') is > 0 and var end) line = line[..end];
        if (line.Length > LongestTitle) line = line[..(char.IsHighSurrogate(line[LongestTitle - 1]) ? LongestTitle - 1 : LongestTitle)];
        return line.Trim().ToString();
    }

    public static DateOnly ChinaDay(DateTimeOffset moment) => Rules.MonitoringPoint.DayOf(moment);
}
