namespace FreshnessCrawler.Worker.Fetching;

/// <summary>One fetch's way through its redirects, and the page at its end.</summary>
internal sealed class RedirectWalk(PageRequest request)
{
    private HashSet<string>? _seen;
    private string? _site;
    private int? _httpStatus;
    private int _attempts;

    // The last address of the site that was asked for.
    private string _asked = request.Url;

    /// <summary>The address to be asked for next.</summary>
    public string Url { get; private set; } = request.Url;

    public int Redirects { get; private set; }
    public TimeSpan Elapsed { get; private set; }

    public bool LeavesSite(string host)
    {
        _site ??= host;
        return Redirects > 0 && !SiteScope.Contains(_site, host);
    }

    public void Count(Errand? errand)
    {
        if (errand is null) return;
        _attempts = errand.Attempts;
        Elapsed += errand.Elapsed;
    }

    /// <returns>False for an address that was asked for before.</returns>
    public bool Follow(string next, Uri from, int? httpStatus)
    {
        _seen ??= new HashSet<string>(StringComparer.Ordinal);
        _seen.Add(from.AbsoluteUri);
        _httpStatus = httpStatus;
        _asked = Url;
        Url = next;
        Redirects++;
        return !_seen.Contains(next);
    }

    public FetchedPage End(FetchStatus status, string? detail, TimeProvider clock) => new()
    {
        RequestedUrl = request.Url,
        FinalUrl = _asked,
        Status = status,
        HttpStatus = _httpStatus,
        Detail = detail,
        Elapsed = Elapsed,
        Attempts = _attempts,
        FetchedAt = clock.GetUtcNow(),
    };

    public FetchedPage End(Answer answer, string? tlsFault, TimeProvider clock)
    {
        var page = new FetchedPage
        {
            RequestedUrl = request.Url,
            FinalUrl = Url,
            Status = answer.Status,
            HttpStatus = answer.HttpStatus,
            Detail = answer.Detail,
            Bytes = answer.Bytes,
            Elapsed = Elapsed,
            Attempts = _attempts,
            Charset = answer.Charset,
            ContentType = answer.ContentType,
            ETag = answer.ETag,
            LastModified = answer.LastModified,
            TlsFault = tlsFault,
            FetchedAt = clock.GetUtcNow(),
        };
        var length = answer.TextLength;
        return length > 0 ? page.WithText(answer.TakeText(), length) : page;
    }
}
