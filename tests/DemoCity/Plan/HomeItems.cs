namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>What a home page shows of its columns.</summary>
public static class HomeItems
{
    private const int PerBlock = 7;

    public static List<PlanItem> Of(CityPlan city, SitePlan site, ColumnPlan column)
    {
        var items = ColumnItems.Of(city, site, column);
        if (items.Count > PerBlock) items.RemoveRange(PerBlock, items.Count - PerBlock);
        return items;
    }

    public static DateOnly? Newest(CityPlan city, SitePlan site) =>
        site.HomeBlocks.SelectMany(column => Of(city, site, column)).Where(item => item.Date <= city.AsOf).Max(item => item.Date);
}
