using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Accounts;

/// <summary>Asks a source's address, and puts what came of it in the form of an answer.</summary>
internal static class SourceAnswer
{
    /// <summary>With validators only while the latest post known is well inside the window: "unchanged" then loses nothing. Where silence is at stake the
    /// source is read anew, for what is remembered may be of another source.</summary>
    public static ValueTask<FetchedPage> FetchAsync(AccountTarget account, AccountSourceTarget source, FeedContext context, CancellationToken ct)
    {
        var unchangedWillDo = !context.BypassCaches && account.Known.Newest is { } newest && newest - TimeSpan.FromDays(context.WindowDays / 2.0) >= context.FreshFrom;
        return context.Fetcher.FetchAsync(
            new PageRequest(source.Address.Trim())
            {
                ETag = unchangedWillDo ? source.ETag : null,
                LastModified = unchangedWillDo ? source.LastModified : null,
                AnyText = true,
                ErrorText = true,
                OnlyOnce = true,
                BypassCaches = context.BypassCaches,
            },
            ct);
    }

    public static FeedAnswer Failed(AccountSourceTarget source, FetchedPage page, AccountAccess access, string reason, IReadOnlyList<ReadPost>? posts = null) =>
        new(Try(source, page, access, reason, posts?.Count ?? 0), null, posts ?? [], null, null);

    /// <summary>304: what it showed at its last reading still stands, up to now.</summary>
    public static FeedAnswer Unchanged(AccountSourceTarget source, FetchedPage page) =>
        new(Try(source, page, AccountAccess.Read, null, 0) with { NotModified = true }, page.FetchedAt, [], null, null);

    public static FeedAnswer Read(AccountSourceTarget source, FetchedPage page, IReadOnlyList<ReadPost> posts, string? name, InteractionRecord? interaction) =>
        new(Try(source, page, AccountAccess.Read, null, posts.Count), page.FetchedAt, posts, name, interaction);

    private static SourceTry Try(AccountSourceTarget source, FetchedPage page, AccountAccess access, string? reason, int items)
    {
        // an answer that proved nothing must be had whole again
        var read = access == AccountAccess.Read;
        return new(
            source.SourceId, source.Kind, source.Address, access, reason, page.HttpStatus, NotModified: false, items,
            read ? page.ETag : null, read ? page.LastModified : null, page.Bytes, (int)page.Elapsed.TotalMilliseconds);
    }
}
