using System.Buffers;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>The end of one fetch: a status, and with <see cref="FetchStatus.Ok"/> (or <see cref="PageRequest.ErrorText"/>) the decoded text. The text lives in a
/// pooled buffer until <see cref="Dispose"/>.</summary>
public sealed class FetchedPage : IDisposable
{
    private char[]? _buffer;

    public required string RequestedUrl { get; init; }

    /// <summary>The address after redirects; base of the page's links.</summary>
    public required string FinalUrl { get; init; }

    public required FetchStatus Status { get; init; }
    public int? HttpStatus { get; init; }

    /// <summary>What exactly happened, for operators (the exception's or the cap's words); not for officials.</summary>
    public string? Detail { get; init; }

    /// <summary>Bytes received on the wire for the body.</summary>
    public int Bytes { get; init; }

    /// <summary>Wall time of the fetch, its retries and waits in the attempt included, without the polite wait before it.</summary>
    public TimeSpan Elapsed { get; init; }

    public int Attempts { get; init; } = 1;

    /// <summary>Requests sent for it, all redirects and attempts together, robots.txt not counted.</summary>
    public int Requests { get; init; }

    /// <summary>The status of its first redirect; null where there was none.</summary>
    public int? RedirectStatus { get; init; }

    /// <inheritdoc cref="Answer.NoSuchName"/>
    public bool NoSuchName { get; init; }

    /// <summary>With <see cref="FetchStatus.RobotsUnavailable"/>: how the fetch of robots.txt itself ended.</summary>
    public FetchStatus? Cause { get; init; }

    public string? Charset { get; init; }
    public string? ContentType { get; init; }
    public string? ETag { get; init; }
    public string? LastModified { get; init; }

    /// <summary>What is wrong with the certificate, or null; recorded, never fatal.</summary>
    public string? TlsFault { get; init; }

    public required DateTimeOffset FetchedAt { get; init; }

    public int TextLength { get; private set; }

    /// <summary>The pooled buffer; only its first <see cref="TextLength"/> chars are the page.</summary>
    public char[] TextBuffer => _buffer ?? [];

    public ReadOnlySpan<char> Text => TextBuffer.AsSpan(0, TextLength);

    /// <summary>Hands over a buffer rented from <see cref="ArrayPool{T}.Shared"/>.</summary>
    public FetchedPage WithText(char[] rented, int length)
    {
        _buffer = rented;
        TextLength = length;
        return this;
    }

    public void Dispose()
    {
        if (_buffer is null) return;
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = null;
        TextLength = 0;
    }
}
