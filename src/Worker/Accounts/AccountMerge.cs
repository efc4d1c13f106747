using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;

namespace FreshnessCrawler.Worker.Accounts;

/// <summary>Makes one observation of what an account's sources said and of what is known of it.</summary>
internal static class AccountMerge
{
    private const int LongestReason = 300;

    // A maker that fills in the hour of the visit is seen by its doing it again.
    private static readonly TimeSpan s_now = TimeSpan.FromMinutes(15);

    // The best first: what is nearest to an answer, then what somebody can mend.
    private static readonly AccountAccess[] s_ranks =
    [
        AccountAccess.Read, AccountAccess.Undated, AccountAccess.Gone, AccountAccess.Empty, AccountAccess.CookieExpired, AccountAccess.LoginWall, AccountAccess.Blocked,
        AccountAccess.Firewall, AccountAccess.Malformed, AccountAccess.Unreachable, AccountAccess.NotAsked, AccountAccess.NoSource,
    ];

    /// <summary>0 for the best.</summary>
    public static int Rank(AccountAccess access) => Array.IndexOf(s_ranks, access);

    public static AccountReading Of(AccountTarget account, IReadOnlyList<FeedAnswer> answers, MonitoringPoint point, DateTimeOffset at)
    {
        answers = [.. answers.Select(answer => answer with { Posts = Held(answer.Posts, account.Known, at) })];
        var read = answers.Where(static answer => answer.Try.Access == AccountAccess.Read).ToList();
        var shown = read.Select(static answer => (Answer: answer, Post: PostList.NewestOf(answer.Posts))).Where(static one => one.Post is not null)
            .OrderByDescending(static one => one.Post!.Published).FirstOrDefault();
        var beside = PostList.NewestOf(answers.Except(read).SelectMany(static answer => answer.Posts));
        var (newest, title, url, remembered) = Newest(account.Known, shown.Post, beside, read.Exists(static answer => answer.Try.NotModified));
        var access = answers.Count == 0 ? AccountAccess.NoSource : read.Count > 0 ? AccountAccess.Read : answers.MinBy(static answer => Rank(answer.Try.Access))!.Try.Access;
        var posts = Once(answers.SelectMany(static answer => answer.Posts));
        var observation = new AccountObservation
        {
            AccountId = account.AccountId,
            Code = account.Code,
            Unit = account.Unit,
            Platform = account.Platform,
            Name = account.Name,
            State = account.State,
            Since = account.Since,
            SuspendedOn = account.SuspendedOn,
            CancelledOn = account.CancelledOn,
            ObservedAt = at,
            Access = access,
            Reason = access == AccountAccess.Read ? null : Reason(answers),
            Source = (shown.Answer ?? read.FirstOrDefault())?.Try.Kind,
            AsOf = Reach(read, newest) ?? shown.Answer?.AsOf,
            Posts = posts.Count,
            Newest = newest,
            NewestTitle = title,
            NewestUrl = url,
            NewestRemembered = remembered,
            NameSeen = read.OrderBy(static answer => answer.Try.Kind == AccountSourceKind.Feed).Select(static answer => answer.NameSeen).FirstOrDefault(static name => !string.IsNullOrWhiteSpace(name)),
            GoneDays = access == AccountAccess.Gone ? GoneDays(account.Known, point.Day) : 0,
            Interaction = Interaction(account.Interaction, answers.Select(static answer => answer.Interaction).FirstOrDefault(static record => record is not null)),
            Twins = account.Twins,
        };
        return new AccountReading(observation, [.. answers.Select(static answer => answer.Try)], posts);
    }

    // What this look showed counts as read where it is of the same day at least: sources differ in how exactly they write a time.
    private static (DateTimeOffset? Newest, string? Title, string? Url, bool Remembered) Newest(KnownAccount known, ReadPost? shown, ReadPost? beside, bool unchanged)
    {
        if (shown is { Published: { } read } && (known.Newest is null || PostList.ChinaDay(read) >= PostList.ChinaDay(known.Newest.Value))
            && (beside?.Published is not { } other || other <= read))
            return known.Newest > read ? (known.Newest, known.NewestTitle, known.NewestUrl, false) : (read, shown.Title, shown.Url, false);
        if (beside?.Published is { } seen && !(seen <= known.Newest) && !(seen <= shown?.Published)) return (seen, beside.Title, beside.Url, true);
        return (known.Newest, known.NewestTitle, known.NewestUrl, known.Newest is not null && !unchanged);
    }

    // The very post that was the newest before cannot have become newer by being looked at.
    private static IReadOnlyList<ReadPost> Held(IReadOnlyList<ReadPost> posts, KnownAccount known, DateTimeOffset at)
    {
        if (known.Newest is not { } newest || string.IsNullOrEmpty(known.NewestUrl)) return posts;
        var same = posts.Where(post => post.Url == known.NewestUrl).Take(2).ToList();
        if (same is not [{ Published: { } now } post] || post.Title != known.NewestTitle || now <= newest + s_now || (at - now).Duration() > s_now) return posts;
        return [.. posts.Select(one => ReferenceEquals(one, post) ? one with { Published = newest, Note = "同一内容的时间随访问变化，按首次所见时间计" } : one)];
    }

    // Makers exist that give all their items one address: titles tell those apart.
    private static List<ReadPost> Once(IEnumerable<ReadPost> posts) =>
        [.. posts.DistinctBy(static post => (post.Url, post.Title, post.Url.Length == 0 ? post.Published : null))];

    // A source that lacks the newest post known is behind: up to the present it says nothing.
    private static DateTimeOffset? Reach(List<FeedAnswer> read, DateTimeOffset? newest) => read
        .Where(answer => newest is not { } known || answer.Try.NotModified || (PostList.NewestOf(answer.Posts)?.Published is { } own && PostList.ChinaDay(own) >= PostList.ChinaDay(known)))
        .Max(static answer => answer.AsOf);

    private static string Reason(IReadOnlyList<FeedAnswer> answers)
    {
        if (answers.Count == 0) return "名录中没有登记该账号的读取来源";
        var words = string.Join('；', answers.Select(static answer => answer.Try).OrderBy(static tried => Rank(tried.Access)).Select(static tried => SourceWords.Name(tried.Kind, tried.Address, tried.Reason ?? "未读到")));
        return words.Length <= LongestReason ? words : words[..LongestReason] + "…";
    }

    private static int GoneDays(KnownAccount known, DateOnly today) =>
        known.GoneDays <= 0 || known.LastGoneOn is not { } last ? 1 : last == today ? known.GoneDays : last == today.AddDays(-1) ? known.GoneDays + 1 : 1;

    private static IReadOnlyList<InteractionRecord> Interaction(IReadOnlyList<InteractionRecord> known, InteractionRecord? seen) =>
        seen is null ? known : [.. known.Where(static record => record.By is not null), seen];
}
