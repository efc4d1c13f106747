using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Accounts.Lists;

/// <summary>What a list says of one account. A row counts only with who wrote it and when; the list speaks up to the latest of those moments.</summary>
/// <param name="AsOf">Null where no row counts.</param>
/// <param name="Reason">Why it was not read, or which rows were left out; in Chinese.</param>
internal sealed record ListEntries(AccountAccess Access, string? Reason, DateTimeOffset? AsOf, IReadOnlyList<ReadPost> Posts)
{
    private const int MostTold = 3;
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    public static ListEntries Of(IReadOnlyList<ListRow> rows, PostMoment moment)
    {
        if (rows.Count == 0) return new(AccountAccess.Empty, "名单中没有这个账号的记录", null, []);
        var (posts, refused) = (new List<ReadPost>(), new List<string>());
        DateTimeOffset? asOf = null;
        foreach (var row in rows)
        {
            if (Refusal(row, moment, out var seen) is { } words)
            {
                refused.Add($"第{row.Line}行{words}");
                continue;
            }

            if (row.HasPost)
            {
                var post = Post(row, moment, seen);
                posts.Add(post);
                if (post.Note is { } note) refused.Add($"第{row.Line}行{note}");
            }

            if (!(seen <= asOf)) asOf = seen;
        }

        var told = refused.Count == 0 ? null : string.Join('；', refused.Take(MostTold)) + (refused.Count > MostTold ? $"等{refused.Count}行" : "") + "，未采信";
        if (posts.Count == 0) return told is null ? new(AccountAccess.Empty, "名单只有核查记录，没有任何一条发布", null, []) : new(AccountAccess.Malformed, told, null, []);
        var (access, reason) = PostList.Judge(posts, moment.At, more: false);

        // what was refused may be the newest
        if (access == AccountAccess.Read && told is not null && PostList.NewestOf(posts)?.Published < moment.At.AddDays(-Extraction.ListPageReader.FreshDays))
            (access, reason) = (AccountAccess.Undated, $"{told}，无法确定最后更新");
        return new(access, access == AccountAccess.Read ? told : reason == told ? told : reason ?? told, access == AccountAccess.Read ? asOf : null, posts);
    }

    // Null for a row that counts; seen is the moment at which its writer knew it.
    private static string? Refusal(ListRow row, PostMoment moment, out DateTimeOffset seen)
    {
        seen = default;
        if (row.EnteredBy.Length == 0) return "没有填写录入人（entered_by），请补上";
        var latest = (DateTimeOffset?)null;
        foreach (var (text, column) in (ReadOnlySpan<(string, string)>)[(row.EnteredAt, "录入时间（entered_at）"), (row.CheckedAt, "核查时间（checked_at）")])
        {
            if (text.Length == 0) continue;
            var (at, note) = moment.ReadWritten(text);
            if (at is null) return $"的{column}“{Feeds.FeedRefusal.Clip(text)}”不能用（{note}），请写成 2026-11-23 09:30";
            if (!(at <= latest)) latest = at;
        }

        if (latest is not { } known) return "没有填写录入时间（entered_at），请补上";
        if (row.HasPost && row.EnteredAt.Length == 0) return "没有填写录入时间（entered_at），请补上";
        seen = known;
        return null;
    }

    private static ReadPost Post(ListRow row, PostMoment moment, DateTimeOffset seen)
    {
        var (published, note) = moment.ReadWritten(row.Published);
        if (published > seen + s_day) (published, note) = (null, "的发布时间晚于录入时间");
        else if (note is not null) note = $"的{note}";
        var url = Uri.TryCreate(row.Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address.AbsoluteUri : "";
        return new(url, row.Title, published, Pinned: false, null, note);
    }
}
