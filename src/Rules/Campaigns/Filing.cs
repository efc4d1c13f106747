namespace FreshnessCrawler.Rules.Campaigns;

/// <summary>An activity filed beforehand (报备).</summary>
/// <param name="Id">Its stored identity.</param>
/// <param name="UnitId">The unit that filed it.</param>
/// <param name="Activity">The activity's name.</param>
/// <param name="FiledOn">The civil day of the filing.</param>
/// <param name="StartsOn">The civil day on which the activity begins.</param>
public sealed record Filing(long Id, long UnitId, string Activity, DateOnly FiledOn, DateOnly StartsOn);
