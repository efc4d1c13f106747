using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Accounts.Lists;

/// <summary>A list that people keep or export: a source of equal rank, whose own freshness is when its rows were written or checked. One list may have
/// many accounts, by their code in the registry or their number on the platform.</summary>
public sealed class ListFeed(IOptions<AccountOptions> options, TimeProvider clock) : IAccountFeed
{
    public AccountSourceKind Kind => AccountSourceKind.List;

    public async Task<FeedAnswer> ReadAsync(AccountTarget account, AccountSourceTarget source, FeedContext context, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(context);
        var address = source.Address.Trim();
        var list = await context.Share.ListAsync(address, () => GetAsync(address, context, ct), ct);
        var (bytes, milliseconds) = list.TakeCost();
        var entries = list.Book is null
            ? new ListEntries(list.Access, list.Reason, null, [])
            : ListEntries.Of(list.Book.Of(account.Code, account.PlatformId), new PostMoment(source.Zone, options.Value.ClockSkew, clock.GetUtcNow()));
        var posts = PostList.Newest(entries.Posts, options.Value.MaxPosts);
        var tried = new SourceTry(
            source.SourceId, source.Kind, source.Address, entries.Access, entries.Reason, list.HttpStatus, NotModified: false, posts.Count, ETag: null, LastModified: null, bytes, milliseconds);
        return new FeedAnswer(tried, entries.AsOf, posts, NameSeen: null, Interaction: null);
    }

    private async Task<ListAnswer> GetAsync(string address, FeedContext context, CancellationToken ct)
    {
        if (!address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            return await ListFile.ReadAsync(options.Value.Lists, address, options.Value.ListBytes, ct);
        using var page = await context.Fetcher.FetchAsync(new PageRequest(address) { AnyText = true, BypassCaches = context.BypassCaches }, ct);
        if (page.Status != FetchStatus.Ok)
        {
            var (access, reason) = AccessOf.Fetch(page);
            return new ListAnswer(null, access, reason, page.HttpStatus, page.Bytes, (int)page.Elapsed.TotalMilliseconds);
        }

        var (book, problem) = page.TextLength > options.Value.ListBytes
            ? (null, $"名单超过{options.Value.ListBytes / 1000}KB，未读取；请拆分")
            : page.Text.TrimStart() is ['<', ..] ? (null, "返回的是网页，不是名单") : ListBook.Parse(page.Text.ToString());
        return new ListAnswer(book, book is null ? AccountAccess.Malformed : AccountAccess.Read, problem, page.HttpStatus, page.Bytes, (int)page.Elapsed.TotalMilliseconds);
    }
}
