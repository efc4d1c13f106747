using System.Text;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Rendering;

/// <summary>The answer to one request of a page, unpacked.</summary>
internal sealed class PageAnswer
{
    public int Status { get; init; }

    /// <summary>By lower-case name; several values of Set-Cookie are parted by line feeds, of others by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public byte[] Body { get; init; } = [];

    /// <summary>Where a redirect leads.</summary>
    public Uri? Next { get; init; }

    /// <summary>Why there is no answer.</summary>
    public FetchStatus? Fault { get; init; }

    public string? Detail { get; init; }

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>What a firewall made of it, or null for an answer of the site.</summary>
    public FetchStatus? Firewall()
    {
        if (ChallengeRecogniser.ByStatus(Status) is { } byStatus) return byStatus;
        if (Status is not (200 or 202 or 203 or 403 or 503 or 521) || PageType.IsPage(Header("content-type")) == false) return null;
        var (text, length, _) = Charset.Decode(Body, PageType.CharsetOf(Header("content-type")));
        var found = ChallengeRecogniser.ByBody(Status, Headers.ContainsKey("set-cookie"), text.AsSpan(0, length));
        System.Buffers.ArrayPool<char>.Shared.Return(text);
        return found;
    }

    /// <summary>Whether a browser would show it rather than save it.</summary>
    public bool IsPage =>
        Header("content-disposition")?.TrimStart().StartsWith("attachment", StringComparison.OrdinalIgnoreCase) != true
        && (PageType.IsPage(Header("content-type")) ?? !PageType.LooksBinary(Body));

    /// <summary>A redirect as a page: what is answered in a browser's stead cannot be a redirect without its leaving our hands.</summary>
    public static byte[] HopTo(Uri next) =>
        Encoding.UTF8.GetBytes($"<!DOCTYPE html><meta charset=utf-8><meta http-equiv=refresh content=\"0;url={System.Net.WebUtility.HtmlEncode(next.AbsoluteUri)}\">");
}
