using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Commands;

/// <summary>A page saved to a file, as if it had just been fetched: same charset reading, same recognition of challenges.</summary>
public static class SavedPage
{
    public static async Task<FetchedPage> LoadAsync(string path, string? baseUrl, CancellationToken ct)
    {
        var bytes = await File.ReadAllBytesAsync(path, ct);
        var address = baseUrl is { Length: > 0 } && Uri.TryCreate(baseUrl, UriKind.Absolute, out var given) ? given.AbsoluteUri : new Uri(Path.GetFullPath(path)).AbsoluteUri;
        var (text, length, charset) = Charset.Decode(bytes, null);
        return new FetchedPage
        {
            RequestedUrl = address,
            FinalUrl = address,
            Status = FetchStatus.Ok,
            Bytes = bytes.Length,
            Charset = charset,
            FetchedAt = TimeProvider.System.GetUtcNow(),
        }.WithText(text, length);
    }
}
