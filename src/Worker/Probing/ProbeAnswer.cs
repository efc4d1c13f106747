using System.Net;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Probing;

/// <summary>What one request to one address brought. Phases are milliseconds; one that was not reached is null.</summary>
public sealed record ProbeAnswer
{
    public required Uri Url { get; init; }
    public required IPAddress Address { get; init; }
    public required ProbeStatus Status { get; init; }
    public int? HttpStatus { get; init; }

    /// <summary>What exactly happened, for operators.</summary>
    public string? Detail { get; init; }

    /// <summary>Until the connection stood.</summary>
    public int? ConnectMs { get; init; }

    /// <summary>Of the TLS handshake after it; null for http.</summary>
    public int? TlsMs { get; init; }

    /// <summary>From then to the head of the answer.</summary>
    public int? FirstByteMs { get; init; }

    /// <summary>From the beginning of the connection to the end, however it ended.</summary>
    public required int TotalMs { get; init; }

    /// <summary>Where a redirect points to, as sent.</summary>
    public string? Location { get; init; }

    public string? ContentType { get; init; }
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Bytes of the body that were received, as sent.</summary>
    public long Bytes { get; init; }

    /// <summary>Whether the body was read to its end.</summary>
    public bool Whole { get; init; }

    /// <summary>The kept part of the body, unpacked and decoded; null where there is none or it is no text.</summary>
    public string? Text { get; init; }

    /// <summary><see cref="FetchStatus.Blocked"/> or <see cref="FetchStatus.Challenged"/> where status or body are a firewall's, otherwise null.</summary>
    public FetchStatus? Firewall { get; init; }

    /// <summary>What is wrong with the certificate, in Chinese; null where nothing is or it was not seen.</summary>
    public string? TlsFault { get; init; }

    /// <summary>Whether the address took a connection at all.</summary>
    public bool Connected => ConnectMs is not null;
}
