using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Feeds;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Accounts;

/// <summary>RSS, Atom, RDF, JSON Feed or an exporter's JSON at any address: RSSHub, wewe-rss, we-mp-rss and their like. What the feed says of itself as a
/// whole (when it was made) is never a post's moment.</summary>
public sealed class SyndicatedFeed(IOptions<AccountOptions> options) : IAccountFeed
{
    public AccountSourceKind Kind => AccountSourceKind.Feed;

    public async Task<FeedAnswer> ReadAsync(AccountTarget account, AccountSourceTarget source, FeedContext context, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(context);
        using var page = await SourceAnswer.FetchAsync(account, source, context, ct);
        if (page.Status == FetchStatus.NotModified) return SourceAnswer.Unchanged(source, page);
        if (page.Status != FetchStatus.Ok)
        {
            var (fault, words) = AccessOf.Fetch(page);
            return SourceAnswer.Failed(source, page, fault, words);
        }

        var feed = FeedReader.Read(page.Text, new Uri(page.FinalUrl), page.FetchedAt, source.Zone, options.Value.ClockSkew, withText: true);
        if (feed.Refusal == FeedRefusalKind.OtherDocument && page.FinalUrl != page.RequestedUrl && AccessOf.IsLogin(page.FinalUrl))
            return SourceAnswer.Failed(source, page, AccountAccess.LoginWall, "跳转到登录页，需要登录才能查看");
        if (feed.Refusal is not (FeedRefusalKind.None or FeedRefusalKind.CutShort)) return SourceAnswer.Failed(source, page, AccessOf.Refusal(feed.Refusal), feed.Reason!);

        var posts = PostList.Newest(feed.Items.Select(item => Post(item, page.FetchedAt)).ToList(), options.Value.MaxPosts);
        var (access, reason) = feed.Outcome == ReadingOutcome.Read ? Judge(feed, posts, page.FetchedAt)
            : (feed.Outcome == ReadingOutcome.Undated ? AccountAccess.Undated : AccountAccess.Malformed, feed.Reason);
        return access == AccountAccess.Read
            ? SourceAnswer.Read(source, page, posts, FeedTitle.AccountName(feed.Title, account.Name, source.Address), interaction: null)
            : SourceAnswer.Failed(source, page, access, reason!, posts);
    }

    // A post known to the month only may be as late as the month's end.
    private static (AccountAccess Access, string? Reason) Judge(FeedReading feed, IReadOnlyList<ReadPost> posts, DateTimeOffset at)
    {
        var (access, reason) = PostList.Judge(posts, at, more: false);
        if (access != AccountAccess.Read || PostList.NewestOf(posts)?.Published is not { } newest || newest >= at.AddDays(-Extraction.ListPageReader.FreshDays)) return (access, reason);
        var coarse = feed.Items.Count(item => item.Coarse && (item.Day is not { } day || day > PostList.ChinaDay(newest)));
        return coarse == 0 ? (access, reason) : (AccountAccess.Undated, $"有{coarse}条只标到年或月的内容可能更新，无法确定最后更新");
    }

    private static ReadPost Post(FeedItem item, DateTimeOffset at) => new(
        item.Url, item.Title, item.Coarse ? null : item.Published > at ? at : item.Published, item.Pinned, item.Text, item.Note);
}
