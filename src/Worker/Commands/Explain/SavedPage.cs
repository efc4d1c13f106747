using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Commands.Explain;

/// <summary>A page saved to a file, as if it had just been fetched: same charset reading, same recognition of challenges.</summary>
public static class SavedPage
{
    public static async Task<FetchedPage> LoadAsync(string path, string? baseUrl, DateTimeOffset fetchedAt, CancellationToken ct)
    {
        var bytes = await File.ReadAllBytesAsync(path, ct);
        var address = baseUrl is { Length: > 0 } && Uri.TryCreate(baseUrl, UriKind.Absolute, out var given) ? given.AbsoluteUri : new Uri(Path.GetFullPath(path)).AbsoluteUri;
        var (text, length, charset) = Charset.Decode(bytes, null);
        return new FetchedPage
        {
            RequestedUrl = address,
            FinalUrl = address,
            Status = Status(bytes, text.AsSpan(0, length)),
            Bytes = bytes.Length,
            Charset = charset,
            FetchedAt = fetchedAt,
        }.WithText(text, length);
    }

    private static FetchStatus Status(ReadOnlySpan<byte> bytes, ReadOnlySpan<char> text)
    {
        if (PageType.LooksBinary(bytes)) return FetchStatus.NotHtml;
        return ChallengeRecogniser.ByBody(200, setsCookie: false, text) ?? FetchStatus.Ok;
    }
}
