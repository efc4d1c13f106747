namespace FreshnessCrawler.Storage.Reading;

/// <summary>What the registry makes of a recheck's question.</summary>
public abstract record RecheckAnswer
{
    private RecheckAnswer()
    {
    }

    /// <summary>The site to visit, wholly or some columns of it.</summary>
    /// <param name="ColumnIds">The columns to visit; null for the whole site, which a site's problem needs: a count over a part proves nothing.</param>
    /// <param name="FindingId">The finding asked about, or null.</param>
    /// <param name="EarlierRunId">The run whose result is in force now; null where there is none.</param>
    /// <param name="Scope">What is rechecked, in words.</param>
    public sealed record Visit(
        long SiteId, string SiteCode, string SiteName, IReadOnlyList<long>? ColumnIds, long? FindingId, long? EarlierRunId, string Scope) : RecheckAnswer
    {
        /// <summary>The rule of the finding asked about, where its target is a site; null otherwise.</summary>
        public string? SiteRule { get; init; }
    }

    /// <summary>The account to look at.</summary>
    /// <param name="EarlierRunId">The run whose look is in force now; null where there is none.</param>
    /// <param name="FindingId">The finding asked about, or null.</param>
    public sealed record AccountVisit(long AccountId, string Code, string Name, long? EarlierRunId, long? FindingId) : RecheckAnswer
    {
        /// <summary>What is rechecked, in words.</summary>
        public string Scope => $"复查账号 {Code} {Name}";
    }

    /// <summary>There is no such site, column, account or finding, or it is closed.</summary>
    /// <param name="Message">In Chinese, naming what was asked.</param>
    /// <param name="Near">What may have been meant.</param>
    public sealed record Unknown(string Message, IReadOnlyList<string> Near) : RecheckAnswer;
}
