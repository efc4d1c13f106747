using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Articles;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Accounts;

/// <summary>Single WeChat articles, each with its own time (ct). They show that the account was updated at their times and never that it was not, so
/// what they say reaches no further than the latest of them.</summary>
public sealed class WeChatArticlesFeed(IOptions<AccountOptions> options) : IAccountFeed
{
    private static readonly char[] s_between = [' ', '\t', '\r', '\n', ';', '；', '|', '、'];

    public AccountSourceKind Kind => AccountSourceKind.WeChatArticles;

    public async Task<FeedAnswer> ReadAsync(AccountTarget account, AccountSourceTarget source, FeedContext context, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(context);
        var addresses = source.Address.Split(s_between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToList();
        var (posts, failures) = (new List<ReadPost>(), new List<(AccountAccess Access, string Reason)>());
        var (bytes, elapsed, status, name) = (0L, TimeSpan.Zero, (int?)null, (string?)null);
        foreach (var address in addresses.Take(options.Value.ArticlesPerSource))
        {
            using var page = await context.Fetcher.FetchAsync(new PageRequest(address) { OnlyOnce = true, BypassCaches = context.BypassCaches }, ct);
            bytes += page.Bytes;
            elapsed += page.Elapsed;
            status = page.HttpStatus;
            var (post, nameSeen, access, reason) = Read(page, address, source.Zone);
            if (post is not null) posts.Add(post);
            if (access != AccountAccess.Read) failures.Add((access, reason!));
            name ??= nameSeen;

            // one fresh article is enough
            if (post?.Published >= context.FreshFrom) break;
            // who asks to prove to be a person is not asked on
            if (access is AccountAccess.Blocked or AccountAccess.Firewall or AccountAccess.LoginWall) break;
        }

        var newest = PostList.NewestOf(posts)?.Published;
        var worst = failures.Count == 0 ? (Access: AccountAccess.Malformed, Reason: "名录中没有写明文章地址") : failures.MinBy(static failure => AccountMerge.Rank(failure.Access));
        var tried = new SourceTry(
            source.SourceId, source.Kind, source.Address, newest is null ? worst.Access : AccountAccess.Read, newest is null ? worst.Reason : null, status, NotModified: false,
            posts.Count, ETag: null, LastModified: null, bytes, (int)elapsed.TotalMilliseconds);
        return new FeedAnswer(tried, newest, posts, newest is null ? null : name, Interaction: null);
    }

    private (ReadPost? Post, string? Name, AccountAccess Access, string? Reason) Read(FetchedPage page, string address, TimeSpan zone)
    {
        if (page.Status != FetchStatus.Ok)
        {
            var (fault, words) = AccessOf.Fetch(page);
            return (null, null, fault, words);
        }

        if (HtmlPage.TooDeep(page.Text)) return (null, null, AccountAccess.Malformed, HtmlPage.TooDeepReason);
        using var html = HtmlPage.Parse(page.TextBuffer, page.TextLength, new Uri(page.FinalUrl));
        if (!WeChatArticle.IsOne(html) && !html.Raw.Contains("res.wx.qq.com/", StringComparison.Ordinal) && !html.Raw.Contains("weui-msg", StringComparison.Ordinal)) return (null, null, AccountAccess.Malformed, "该地址不是微信文章");
        var article = WeChatArticle.Read(html, PostList.ChinaDay(page.FetchedAt));
        if (article.Date is not { } day)
        {
            var notice = WeChatNotice.Find(html);
            var access = notice?.Kind switch
            {
                WeChatNoticeKind.Challenge => AccountAccess.Firewall,
                WeChatNoticeKind.TooOften => AccountAccess.Blocked,
                WeChatNoticeKind.AccountGone => AccountAccess.Gone,
                _ => AccountAccess.Undated,
            };
            var reason = notice?.Reason ?? article.Reason ?? "微信页面中没有发布时间";
            return (access == AccountAccess.Undated && notice is null ? new ReadPost(address, article.Title ?? "", null, Pinned: false, null, reason) : null, null, access, reason);
        }

        var moment = article.PublishedAt ?? new DateTimeOffset(day, TimeOnly.MinValue, zone);
        if (moment > page.FetchedAt + options.Value.ClockSkew)
            return (new ReadPost(address, article.Title ?? "", null, Pinned: false, null, "发布时间晚于采集时间，不采信"), null, AccountAccess.Undated, $"微信文章所标时间{day:yyyy-MM-dd}晚于采集时间，不采信");
        var published = (moment < page.FetchedAt ? moment : page.FetchedAt).ToUniversalTime();
        var body = html.Document.GetElementById("js_content")?.InnerHtml;
        return (new ReadPost(address, article.Title ?? "", published, Pinned: false, body is null ? null : Feeds.FeedBody.Plain(body), null), NameOf(html), AccountAccess.Read, null);
    }

    // The account's name stands above the article.
    private static string? NameOf(HtmlPage html)
    {
        var shown = html.Document.GetElementById("js_name")?.TextContent;
        if (!string.IsNullOrWhiteSpace(shown)) return OutlineText.Fold(shown);
        var at = 0;
        return ScriptValue.TryNext(html.Raw, "nickname", ref at, out var value) && !value.IsWhiteSpace() ? OutlineText.Fold(value.ToString()) : null;
    }
}
