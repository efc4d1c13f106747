using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Feeds;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Accounts.Platforms;

/// <summary>A platform's own answer: asked without login or tricks, so it is often refused, and refused is not silent.</summary>
public abstract class PlatformFeed(IOptions<AccountOptions> options) : IAccountFeed
{
    public abstract AccountSourceKind Kind { get; }

    public async Task<FeedAnswer> ReadAsync(AccountTarget account, AccountSourceTarget source, FeedContext context, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(context);
        using var page = await SourceAnswer.FetchAsync(account, source, context, ct);
        if (page.Status == FetchStatus.NotModified) return SourceAnswer.Unchanged(source, page);
        if (page.Status != FetchStatus.Ok) return Failed(source, page);
        if (page.FinalUrl != page.RequestedUrl && AccessOf.IsLogin(page.FinalUrl)) return SourceAnswer.Failed(source, page, AccountAccess.LoginWall, "跳转到登录页，需要登录才能查看");
        var tree = Tree(page.Text, out var whole);
        if (tree is null) return NoData(source, page);
        var reading = Read(tree, new PlatformQuestion(account, source.Address, new PostMoment(source.Zone, options.Value.ClockSkew, page.FetchedAt)));
        var posts = PostList.Newest(reading.Posts, options.Value.MaxPosts);
        if (reading.Access != AccountAccess.Read) return SourceAnswer.Failed(source, page, reading.Access, reading.Reason!, posts);
        if (!whole && PostList.NewestOf(posts)?.Published < page.FetchedAt.AddDays(-Extraction.ListPageReader.FreshDays))
            return SourceAnswer.Failed(source, page, AccountAccess.Malformed, "返回的数据不完整，不能据此判断", posts);
        var comments = reading.CommentedUrl is { } url ? new InteractionRecord(PostList.ChinaDay(page.FetchedAt), Effective: true, "评论", url, By: null) : null;
        return SourceAnswer.Read(source, page, posts, reading.Name, comments);
    }

    internal abstract PlatformReading Read(JsonTree answer, PlatformQuestion question);

    internal virtual JsonTree? Tree(ReadOnlySpan<char> text, out bool whole) => JsonTree.Parse(text, out whole);

    /// <summary>Read, unless the posts do not prove anything.</summary>
    internal static PlatformReading Judged(IReadOnlyList<ReadPost> posts, PlatformQuestion question, string? name, string? commentedUrl, bool more)
    {
        var (access, reason) = PostList.Judge(posts, question.Moment.At, more);
        return new(access, reason, posts, name, commentedUrl);
    }

    // Some platforms say "no such user" with a 4xx.
    private static FeedAnswer Failed(AccountSourceTarget source, FetchedPage page)
    {
        if (page.TextLength > 0 && JsonTree.Parse(page.Text, out _) is { } answer && PlatformWords.Message(answer) is { } message && PlatformWords.AccessOf(message) is { } said)
            return SourceAnswer.Failed(source, page, said, $"HTTP {page.HttpStatus}，平台提示“{FeedRefusal.Clip(message)}”");
        var (access, reason) = AccessOf.Fetch(page);
        return SourceAnswer.Failed(source, page, access, reason);
    }

    private static FeedAnswer NoData(AccountSourceTarget source, FetchedPage page) => FeedReader.Explain(page.Text).Kind switch
    {
        FeedRefusalKind.Firewall => SourceAnswer.Failed(source, page, AccountAccess.Firewall, "返回的是防火墙页面或访问验证页"),
        FeedRefusalKind.Login => SourceAnswer.Failed(source, page, AccountAccess.LoginWall, "返回的是登录页，需要登录才能查看"),
        FeedRefusalKind.Refused => SourceAnswer.Failed(source, page, AccountAccess.Blocked, "平台拒绝访问"),
        _ => SourceAnswer.Failed(source, page, AccountAccess.Malformed, "返回的不是平台接口的数据"),
    };
}
