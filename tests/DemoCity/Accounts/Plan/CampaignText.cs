namespace FreshnessCrawler.DemoCity.Accounts.Plan;

/// <summary>A text about an activity, or one that only looks like it.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Body">Its text; {start} and {end} stand for the days of the activity, {day} for that of its publication.</param>
/// <param name="Activity">The activity's name; null for a false friend.</param>
/// <param name="Filing">Whether it was filed beforehand.</param>
public sealed record CampaignText(string Title, string Body, string? Activity = null, TrueFiling Filing = TrueFiling.Unfiled)
{
    /// <summary>Days from the publication to the activity's first day.</summary>
    public const int Lead = 2;

    private const int Length = 9;

    /// <summary>Days from a filing in time, or one that is late, to the first day: both far from the ten working days.</summary>
    private const int InTime = 45;
    private const int Late = 3;

    public bool IsCampaign => Activity is not null;

    public static DateOnly StartsOn(DateOnly published) => published.AddDays(Lead);

    /// <summary>The day of its filing; null where it was not filed.</summary>
    public DateOnly? FiledOn(DateOnly published) => Filing switch
    {
        TrueFiling.OnTime => StartsOn(published).AddDays(-InTime),
        TrueFiling.Late => StartsOn(published).AddDays(-Late),
        _ => null,
    };

    public string Write(DateOnly published) => Body
        .Replace("{start}", Chinese(StartsOn(published)), StringComparison.Ordinal)
        .Replace("{end}", Chinese(StartsOn(published).AddDays(Length)), StringComparison.Ordinal)
        .Replace("{day}", Chinese(published), StringComparison.Ordinal);

    private static string Chinese(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";
}
