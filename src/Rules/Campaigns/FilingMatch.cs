namespace FreshnessCrawler.Rules.Campaigns;

/// <summary>Whether a filing (报备) is that of a campaign. That both are of one unit is for the caller to see to.</summary>
public static class FilingMatch
{
    /// <summary>From this likeness on a filing is taken for the campaign's. Half of the pairs of characters in common is where two
    /// activities of one unit (最美教师 and 最美护士) still differ and two wordings of one activity already agree.</summary>
    public const double Enough = 0.6;

    // A whole name found in the other is the same name with words around it; of fewer characters it may be a word of any title.
    private const int ShortestContained = 4;

    // Announced days move: by a long weekend nothing is said, by more than two months it is another round of the same activity.
    private const int SameStartDays = 5;
    private const int OtherRoundDays = 60;
    private const double MovedStart = 0.9;
    private const double OtherRound = 0.5;

    /// <summary>How alike they are, 0–1: by their names, less where their first days are far from each other.</summary>
    public static double Likeness(CampaignCandidate campaign, Filing filing)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(filing);
        var filed = ActivityName.Of(filing.Activity);
        var likeness = Math.Max(
            campaign.Activity is { } activity ? Likeness(ActivityName.Of(activity), filed) : 0,
            Likeness(ActivityName.Of(campaign.Title), filed));
        return likeness * StartFactor(campaign, filing.StartsOn);
    }

    private static double Likeness(ActivityName one, ActivityName other)
    {
        if (one.Plain.Length == 0 || other.Plain.Length == 0 || one.IsOtherEdition(other)) return 0;
        var (shorter, longer) = one.Plain.Length <= other.Plain.Length ? (one.Plain, other.Plain) : (other.Plain, one.Plain);
        if (string.Equals(shorter, longer, StringComparison.Ordinal)) return 1;
        return shorter.Length >= ShortestContained && longer.Contains(shorter, StringComparison.Ordinal) ? 1 : ActivityName.CommonPairs(shorter, longer);
    }

    // Where the post does not say when it begins, its own day tells at least one year's round from another's.
    private static double StartFactor(CampaignCandidate campaign, DateOnly filed)
    {
        if (campaign.StartsOn is not { } day)
            return campaign.Published is { } published && Math.Abs(published.DayNumber - filed.DayNumber) > OtherRoundDays ? OtherRound : 1;
        var apart = Math.Abs(day.DayNumber - filed.DayNumber);
        return apart <= SameStartDays ? 1 : apart <= OtherRoundDays ? MovedStart : OtherRound;
    }
}
