using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Checking;

/// <summary>Walks a site's pages of level 1 to 3 as the plainest of crawlers, and says of each address what came of asking for it.</summary>
public sealed class LinkWalk(CityClient client)
{
    private const int AtOnce = 12;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);
    private static readonly HtmlParser Parser = new();

    // Every address is asked for once, however many sites show it.
    private readonly ConcurrentDictionary<string, Lazy<Task<(TrueLinkClass Class, string? Html)>>> _answers = new(StringComparer.Ordinal);
    private int _requests;

    public int Requests => _requests;

    /// <param name="home">Address of the home page.</param>
    /// <param name="forbidden">A path that robots.txt forbids, or null.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public async Task<IReadOnlyCollection<MetLink>> RunAsync(Uri home, string? forbidden, CancellationToken cancellationToken)
    {
        var met = new Dictionary<string, MetLink>(StringComparer.Ordinal);
        List<string> pages = [home.AbsoluteUri];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        for (var level = 1; level <= 3; level++)
        {
            var found = new List<(string Href, bool IsPage, bool Reads, Uri Base)>[pages.Count];
            await Parallel.ForAsync(0, pages.Count, limits, async (at, _) => found[at] = await LinksOfAsync(pages[at]));
            var next = new List<MetLink>();
            foreach (var (href, isPage, reads, page) in found.SelectMany(links => links))
            {
                var link = Meet(href, page, level, isPage, home);
                if (met.TryAdd(link.Url, link) && link.Own && reads && Reason(link.Url, forbidden) is null) next.Add(link);
            }

            pages = [.. next.Select(link => link.Url).Where(url => url != home.AbsoluteUri)];
        }

        await Parallel.ForEachAsync(met.Values, limits, async (link, _) => link.Class = Reason(link.Url, forbidden) ?? (await AnswerAsync(link.Url, withBody: false)).Class);
        return met.Values;
    }

    private static MetLink Meet(string href, Uri page, int level, bool isPage, Uri home)
    {
        if (!Uri.TryCreate(page, href, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0) return new MetLink(href, level, isPage, false);
        var own = uri.Host == home.Host || uri.Host.EndsWith($".{home.Host}", StringComparison.Ordinal);
        return new MetLink(uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.PathAndQuery, UriFormat.UriEscaped), level, isPage, own);
    }

    /// <summary>What is known without asking; null where it has to be asked for.</summary>
    private static TrueLinkClass? Reason(string url, string? forbidden)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || (uri.Scheme is "http" or "https" && uri.Host.Length == 0)) return TrueLinkClass.Malformed;
        if (uri.Scheme is not ("http" or "https")) return TrueLinkClass.UnsupportedScheme;
        if (forbidden is not null && uri.PathAndQuery.StartsWith(forbidden, StringComparison.Ordinal)) return TrueLinkClass.Skipped;
        var segments = uri.Segments;
        var repeats = Enumerable.Range(1, Math.Max(0, segments.Length - 3)).Any(at => segments[at] == segments[at + 1] && segments[at] == segments[at + 2]);
        return repeats || (uri.AbsolutePath.Contains("rili", StringComparison.Ordinal) && uri.Query.Contains("month=", StringComparison.Ordinal)) ? TrueLinkClass.Skipped : null;
    }

    private async Task<List<(string Href, bool IsPage, bool Reads, Uri Base)>> LinksOfAsync(string url)
    {
        var links = new List<(string, bool, bool, Uri)>();
        var (@class, html) = await AnswerAsync(url, withBody: true);
        if (html is null || @class is not (TrueLinkClass.Ok or TrueLinkClass.Moved)) return links;
        var final = new Uri(url);
        if (await FinalAsync(url) is { } other) final = other;
        using var document = await Parser.ParseDocumentAsync(html);
        foreach (var element in document.QuerySelectorAll("a[href],img[src],script[src],link[rel=stylesheet][href],iframe[src]"))
        {
            var href = element.GetAttribute("href") ?? element.GetAttribute("src")!;
            if (href.StartsWith("javascript:", StringComparison.Ordinal)) continue;
            var isPage = element is IHtmlAnchorElement;
            links.Add((href, isPage, isPage || element is IHtmlInlineFrameElement, final));
        }

        return links;
    }

    private async Task<Uri?> FinalAsync(string url)
    {
        using var answer = await client.Http.GetAsync(new Uri(url), HttpCompletionOption.ResponseHeadersRead);
        Interlocked.Increment(ref _requests);
        return answer.Headers.Location is { } location ? new Uri(new Uri(url), location) : null;
    }

    private Task<(TrueLinkClass Class, string? Html)> AnswerAsync(string url, bool withBody) =>
        _answers.GetOrAdd(url, asked => new Lazy<Task<(TrueLinkClass, string?)>>(() => TwiceAsync(asked, withBody))).Value;

    // What is dead at first is looked at again a little later.
    private async Task<(TrueLinkClass Class, string? Html)> TwiceAsync(string url, bool withBody)
    {
        var first = await OnceAsync(new Uri(url), withBody);
        if (first.Class != TrueLinkClass.Broken) return first;
        await Task.Delay(Again);
        return await OnceAsync(new Uri(url), withBody);
    }

    private async Task<(TrueLinkClass Class, string? Html)> OnceAsync(Uri url, bool withBody)
    {
        var moved = false;
        var start = url;
        for (var hop = 0; hop < 10; hop++)
        {
            try
            {
                Interlocked.Increment(ref _requests);
                using var answer = await client.Http.GetAsync(url, withBody ? HttpCompletionOption.ResponseContentRead : HttpCompletionOption.ResponseHeadersRead);
                if (answer.Headers.Location is { } location)
                {
                    moved |= answer.StatusCode == HttpStatusCode.MovedPermanently;
                    url = new Uri(url, location);
                    // A deep address that ends at the home page is not there any more.
                    if (url.AbsolutePath == "/" && start.AbsolutePath != "/") return (TrueLinkClass.SoftNotFound, null);
                    continue;
                }

                var isHtml = answer.Content.Headers.ContentType?.MediaType == "text/html";
                var html = isHtml ? Decode(await answer.Content.ReadAsByteArrayAsync()) : null;
                if (answer.IsSuccessStatusCode && html?.Contains("<title>页面不存在</title>", StringComparison.Ordinal) == true) return (TrueLinkClass.SoftNotFound, null);
                return (Of((int)answer.StatusCode, moved), html);
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
            {
                return (Of(failure), null);
            }
        }

        return (TrueLinkClass.RedirectLoop, null);
    }

    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("GB18030").GetString(bytes);
        }
    }

    private static TrueLinkClass Of(int status, bool moved) => status switch
    {
        202 or 412 => TrueLinkClass.Challenged,
        >= 200 and < 300 => moved ? TrueLinkClass.Moved : TrueLinkClass.Ok,
        404 or 410 => TrueLinkClass.Broken,
        403 or 999 => TrueLinkClass.Blocked,
        429 => TrueLinkClass.RateLimited,
        >= 500 => TrueLinkClass.ServerError,
        _ => TrueLinkClass.ClientError,
    };

    private static TrueLinkClass Of(Exception failure) => failure switch
    {
        OperationCanceledException => TrueLinkClass.Timeout,
        HttpRequestException { InnerException: AuthenticationException } => TrueLinkClass.Tls,
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => TrueLinkClass.Refused,
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound } } => TrueLinkClass.Broken,
        _ => TrueLinkClass.Unreachable,
    };
}
