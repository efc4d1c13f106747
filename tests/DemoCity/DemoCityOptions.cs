namespace FreshnessCrawler.DemoCity;

/// <summary>What a city is made from.</summary>
public sealed record DemoCityOptions
{
    /// <summary>Where the registry's files and the truth are written.</summary>
    public required string Out { get; init; }

    /// <summary>Port of the sites on their own addresses; the shared platform takes the 20 after it, the control port lies 900 above.
    /// 0 takes the first free block: right for tests, wrong for a city that is to be visited again, as a column's identity is its address.</summary>
    public int Port { get; init; } = DefaultPort;
    public int Seed { get; init; } = 7;

    /// <summary>How many sites; a small city keeps the five named ones and then those with most planted in them.</summary>
    public int SiteCount { get; init; } = Plan.CityPlanner.FullCity;

    /// <summary>How many new-media accounts; a small city keeps the planted ones, the notice's first. Up to 20,000 are cheap to plan and to serve.</summary>
    public int AccountCount { get; init; } = Accounts.Plan.AccountPlatforms.FullCity;

    /// <summary>The China civil day that the city's dates are reckoned from; null for today.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Whether one site is so bad that it meets the vetoes.</summary>
    public bool Veto { get; init; }

    public const int DefaultPort = 8710;
}
