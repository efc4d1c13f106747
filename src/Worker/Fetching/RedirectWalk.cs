namespace FreshnessCrawler.Worker.Fetching;

/// <summary>One fetch's way through its redirects, and the page at its end.</summary>
internal sealed class RedirectWalk(PageRequest request)
{
    private readonly PageRequest _given = request;

    private HashSet<string>? _seen;
    private string? _site;
    private int? _httpStatus;
    private int? _redirectStatus;
    private int _attempts;
    private int _requests;

    // The last address of the site that was asked for.
    private string _asked = request.Url;

    /// <summary>The address to be asked for next.</summary>
    public string Url { get; private set; } = request.Url;

    /// <summary>Validators speak of the address whose answer gave them: an error page behind a redirect may well be older than the column,
    /// and its 304 would pass for "unchanged".</summary>
    public PageRequest Request { get; private set; } = request;

    public int Redirects { get; private set; }
    public TimeSpan Elapsed { get; private set; }

    public bool LeavesSite(string host)
    {
        _site ??= host;
        return Redirects > 0 && !_given.MayLeaveSite && !SiteScope.Contains(_site, host);
    }

    /// <summary>What another site is led to is named by a page, whoever named the beginning.</summary>
    public void GuardElsewhere(string host)
    {
        if (Redirects > 0 && !Request.PublicOnly && !_given.PrivateElsewhere && !SiteScope.Contains(_site!, host)) Request = Request with { PublicOnly = true };
    }

    public void Count(Errand? errand)
    {
        if (errand is null) return;
        _attempts = errand.Attempts;
        _requests += errand.Attempts;
        Elapsed += errand.Elapsed;
    }

    /// <returns>False for an address that was asked for before.</returns>
    public bool Follow(string next, Uri from, int? httpStatus)
    {
        _seen ??= new HashSet<string>(StringComparer.Ordinal);
        _seen.Add(from.AbsoluteUri);
        _httpStatus = httpStatus;
        _redirectStatus ??= httpStatus;
        _asked = Url;
        Url = next;
        if (Redirects++ == 0) Request = Request with { ETag = null, LastModified = null };
        return !_seen.Contains(next);
    }

    public FetchedPage End(RobotsAnswer refusal, TimeProvider clock) => End(refusal.Refusal!.Value, refusal.Detail, clock, refusal.Cause, refusal.NoSuchName);

    public FetchedPage End(FetchStatus status, string? detail, TimeProvider clock, FetchStatus? cause = null, bool noSuchName = false) => new()
    {
        RequestedUrl = _given.Url,
        FinalUrl = _asked,
        Status = status,
        HttpStatus = _httpStatus,
        Detail = detail,
        Elapsed = Elapsed,
        Attempts = _attempts,
        Requests = _requests,
        RedirectStatus = _redirectStatus,
        NoSuchName = noSuchName,
        Cause = cause,
        FetchedAt = clock.GetUtcNow(),
    };

    public FetchedPage End(Answer answer, string? tlsFault, TimeProvider clock)
    {
        var page = new FetchedPage
        {
            RequestedUrl = _given.Url,
            FinalUrl = Url,
            Status = answer.Status,
            HttpStatus = answer.HttpStatus,
            Detail = answer.Detail,
            Bytes = answer.Bytes,
            Elapsed = Elapsed,
            Attempts = _attempts,
            Requests = _requests,
            RedirectStatus = _redirectStatus,
            NoSuchName = answer.NoSuchName,
            Charset = answer.Charset,
            ContentType = answer.ContentType,
            ETag = Redirects == 0 ? answer.ETag : null,
            LastModified = Redirects == 0 ? answer.LastModified : null,
            TlsFault = tlsFault,
            FetchedAt = clock.GetUtcNow(),
        };
        var length = answer.TextLength;
        return length > 0 ? page.WithText(answer.TakeText(), length) : page;
    }
}
