using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>One address tested.</summary>
/// <param name="Url">Absolute, without its fragment.</param>
/// <param name="Class">What came of it.</param>
/// <param name="HttpStatus">The status of the last answer, where there was one.</param>
/// <param name="FinalUrl">Where redirects led; null where they did not.</param>
/// <param name="Detail">What exactly happened, for operators.</param>
/// <param name="BrokenSince">When the address was first found dead without having been fine in between; null where it is not dead now.</param>
/// <param name="CheckedAt">When the answer came.</param>
public sealed record LinkTest(
    string Url, LinkClass Class, int? HttpStatus, string? FinalUrl, string? Detail, DateTimeOffset? BrokenSince, DateTimeOffset CheckedAt)
{
    /// <inheritdoc cref="LinkProblem.LapsedName"/>
    public bool LapsedName { get; init; }
}
