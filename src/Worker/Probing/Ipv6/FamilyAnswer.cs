using System.Net;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>What one address answered, redirects on its host followed.</summary>
internal sealed record FamilyAnswer(FamilyOutcome Outcome)
{
    public int? HttpStatus { get; init; }

    /// <summary>Whom it is from; null where nobody was asked.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>Host and path to which a redirect leads away from the host; null where none does.</summary>
    public string? Place { get; init; }

    /// <summary>The same as an address.</summary>
    public Uri? Next { get; init; }

    /// <summary>The text's shingles; null where there is no text, or it was not asked for.</summary>
    public PageShingles? Page { get; init; }

    /// <summary>What is wrong with the certificate, in Chinese.</summary>
    public string? TlsFault { get; init; }

    /// <summary>Why there is no answer to compare, in Chinese; null where there is one.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether a reader gets something: a page, or the way to another host.</summary>
    public bool IsFine => Outcome == FamilyOutcome.Answered && (HttpStatus is >= 200 and < 300 || Place is not null);

    /// <summary>Whether a reader would have got something an instant later or earlier, for all that is known.</summary>
    public bool IsPassing => Outcome is FamilyOutcome.Failed or FamilyOutcome.NoHandshake or FamilyOutcome.NoConnection || HttpStatus >= 500;

    /// <summary>Whether another answer of the same address says the same.</summary>
    public bool IsLike(FamilyAnswer other) =>
        Outcome == other.Outcome && HttpStatus == other.HttpStatus && string.Equals(Place, other.Place, StringComparison.OrdinalIgnoreCase);

    /// <summary>The answer in Chinese.</summary>
    public string Describe() => Fault ?? (Place is null ? $"HTTP {HttpStatus}" : $"跳转到 {Place}");
}
