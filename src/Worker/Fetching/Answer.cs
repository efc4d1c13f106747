using System.Buffers;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>What one attempt brought: the site's answer, or why there is none.</summary>
public sealed class Answer
{
    private char[]? _text;

    public required FetchStatus Status { get; init; }
    public int? HttpStatus { get; init; }
    public string? Detail { get; init; }

    /// <summary>Where a redirect points to, as sent.</summary>
    public string? Location { get; init; }

    public TimeSpan? RetryAfter { get; init; }
    public int Bytes { get; init; }
    public string? Charset { get; init; }
    public string? ContentType { get; init; }
    public string? ETag { get; init; }
    public string? LastModified { get; init; }

    /// <summary>The name servers say that there is no such name; a failure of theirs does not say so.</summary>
    public bool NoSuchName { get; init; }

    /// <summary>False where not even a connection came about, so that the site was never asked anything.</summary>
    public bool Reached { get; init; } = true;

    public int TextLength { get; private set; }
    public ReadOnlySpan<char> Text => _text.AsSpan(0, TextLength);

    /// <summary>Worth another attempt at once.</summary>
    public bool IsTransient => Status switch
    {
        FetchStatus.Refused or FetchStatus.Unreachable or FetchStatus.Timeout => true,
        FetchStatus.ServerError => HttpStatus is 500 or 502 or 503 or 504,
        _ => false,
    };

    public Answer WithText(char[] rented, int length)
    {
        _text = rented;
        TextLength = length;
        return this;
    }

    /// <summary>Hands the buffer over; it is no longer this answer's to return.</summary>
    public char[] TakeText()
    {
        var text = _text ?? [];
        _text = null;
        return text;
    }

    public void ReturnText()
    {
        if (_text is not null) ArrayPool<char>.Shared.Return(_text);
        _text = null;
        TextLength = 0;
    }
}
