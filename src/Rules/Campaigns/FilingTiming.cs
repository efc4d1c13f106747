using FreshnessCrawler.Rules.Calendar;

namespace FreshnessCrawler.Rules.Campaigns;

/// <summary>Whether a campaign was filed in time (赣府厅字〔2023〕4号: 提前10个工作日报备).</summary>
/// <param name="State">The answer.</param>
/// <param name="Days">Working days after the filing up to and including the first day; null where nothing was filed or it cannot be counted.</param>
/// <param name="Summary">One Chinese sentence with the number and the limit.</param>
public sealed record FilingTiming(FilingState State, int? Days, string Summary)
{
    /// <summary>Judges a campaign by the filing that was found for it. The first day is the campaign's own where its text says it, else the filed one.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="filing">Its filing; null where there is none.</param>
    /// <param name="calendar">Working days.</param>
    /// <param name="policy">For the limit.</param>
    public static FilingTiming Of(CampaignCandidate campaign, Filing? filing, WorkingDays calendar, RulePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(policy);
        var limit = policy.FilingWorkingDays.Value;
        if (filing is null)
            return new FilingTiming(FilingState.Unfiled, null, $"未见报备（应提前{limit}个工作日）");

        var starts = campaign.StartsOn ?? filing.StartsOn;
        var dates = $"{filing.FiledOn.Iso()} 报备，{starts.Iso()} 开始";
        if (filing.FiledOn >= starts)
            return new FilingTiming(FilingState.Late, 0, $"{dates}，未提前报备（应提前{limit}个工作日）");
        if (calendar.Between(filing.FiledOn, starts) is not { } days)
            return new FilingTiming(FilingState.Unknown, null, $"{dates}，其间的放假安排未知，不能计算工作日（应提前{limit}个工作日）");
        return days >= limit
            ? new FilingTiming(FilingState.OnTime, days, $"{dates}，提前{days}个工作日，不少于{limit}个工作日")
            : new FilingTiming(FilingState.Late, days, $"{dates}，仅提前{days}个工作日，少于{limit}个工作日");
    }
}
