namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>One item as a page will show it.</summary>
/// <param name="Number">Its number in the column; with the column's it makes the article's id.</param>
/// <param name="Date">The date that the page shows; null on undated lists.</param>
/// <param name="AddressDate">The date inside its address; differs from <paramref name="Date"/> where the item was migrated.</param>
public readonly record struct PlanItem(int Number, string Title, DateOnly? Date, DateOnly AddressDate, bool Pinned = false, bool Hidden = false);
