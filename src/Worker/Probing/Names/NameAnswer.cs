using System.Net;

namespace FreshnessCrawler.Worker.Probing.Names;

/// <summary>What the name servers say of one name and one address family.</summary>
/// <param name="Addresses">In the order of the answer; empty unless <see cref="NameOutcome.Found"/>.</param>
/// <param name="Detail">What exactly happened, for operators; null where addresses were found.</param>
/// <param name="Elapsed">From the question to the answer.</param>
public sealed record NameAnswer(NameOutcome Outcome, IReadOnlyList<IPAddress> Addresses, string? Detail, TimeSpan Elapsed)
{
    /// <summary>Whether it is the name's own state that shows, not a failure on the way to it.</summary>
    public bool IsCertain => Outcome is NameOutcome.Found or NameOutcome.NoData or NameOutcome.NoSuchName;
}
