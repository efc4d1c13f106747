using FreshnessCrawler.DemoCity.Accounts.Plan;

namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>The items of a column, in the order in which its page shows them.</summary>
public static class ColumnItems
{
    /// <summary>How far ahead the planted future items are dated.</summary>
    public const int FutureDays = 30;

    private const int FirstRectified = 900;

    /// <summary>The items of the page with that index, 0 being the first.</summary>
    public static List<PlanItem> Of(CityPlan city, SitePlan site, ColumnPlan column, int page = 0)
    {
        var items = new List<PlanItem>(24);
        var rectified = site.Rectified && column.CanBeRectified;
        if (column.Trap == ColumnTrap.Blank && !rectified) return items;
        var dice = new Dice(city.Seed, column.Folder, site.Number);
        var perPage = PerPage(column, ref dice);
        if (page == 0 && column.Trap is ColumnTrap.FutureItem or ColumnTrap.StaleUnderFuture)
            items.Add(Item(site, column, 899, city.AsOf.AddDays(FutureDays), city.AsOf, dice));
        if (page == 0 && rectified)
        {
            for (var i = 0; i < 3; i++) items.Add(Item(site, column, FirstRectified + i, city.AsOf.AddDays(-i), city.AsOf, dice));
            if (column.Trap == ColumnTrap.Blank) return items;
        }

        if (page == 0 && column.Trap is ColumnTrap.PinnedOld or ColumnTrap.OutOfOrder) AddOld(items, city, site, column, dice);
        var day = column.Newest;
        for (var number = 0; number < (page + 1) * perPage; number++)
        {
            if (number > 0) day = day.AddDays(-Gap(column, number, ref dice));
            var hidden = column.Trap == ColumnTrap.HiddenTab && number < 6;
            if (number >= page * perPage) items.Add(Item(site, column, number, day, city.AsOf, dice) with { Hidden = hidden });
        }

        if (column.Trap == ColumnTrap.OutOfOrder && page == 0) (items[3], items[9]) = (items[9], items[3]);
        return items;
    }

    /// <summary>The newest date that the column shows, as an inspector would note it.</summary>
    public static DateOnly? Newest(CityPlan city, SitePlan site, ColumnPlan column)
    {
        DateOnly? newest = null;
        foreach (var item in Of(city, site, column))
        {
            if (item.Date is { } day && day <= city.AsOf && (newest is null || day > newest)) newest = day;
        }

        return newest;
    }

    private static int PerPage(ColumnPlan column, ref Dice dice)
    {
        if (column.Category == Category.Other && column.Trap == ColumnTrap.None && dice.Roll(14) == 0) return dice.Between(2, 6);
        return dice.Between(14, 22);
    }

    private static int Gap(ColumnPlan column, int number, ref Dice dice) => column.Category switch
    {
        // What stands in front of the hidden tab is old enough to be taken for stale.
        Category.News when column.Trap == ColumnTrap.HiddenTab && number == 6 => 20,
        Category.News => dice.Roll(4),
        Category.Notice => dice.Roll(9),
        _ => dice.Roll(13),
    };

    private static void AddOld(List<PlanItem> items, CityPlan city, SitePlan site, ColumnPlan column, Dice dice)
    {
        var pinned = column.Trap == ColumnTrap.PinnedOld;
        for (var i = 0; i < (pinned ? 2 : 3); i++)
            items.Add(Item(site, column, 890 + i, city.AsOf.AddDays(-780 - (i * 211)), city.AsOf, dice) with { Pinned = pinned });
    }

    private static PlanItem Item(SitePlan site, ColumnPlan column, int number, DateOnly day, DateOnly asOf, Dice dice)
    {
        var own = new Dice(number, column.Folder, dice.Roll(1 << 20));
        var title = SiteTexts.At(site, column, number) is { } text ? text.Title : column.Trap == ColumnTrap.DatesInTitles ? Titles.WithDate(site, number, day) : Titles.Of(site, column, number, day, own);
        // Old items that were moved between systems keep the shown date and get the moving day into their address.
        var migrated = number % 11 == 10 && day < asOf.AddDays(-300) && column.Trap is ColumnTrap.None or ColumnTrap.PinnedOld;
        return new PlanItem(number, title, column.Trap == ColumnTrap.Undated ? null : day, migrated ? day.AddDays(120) : day);
    }
}
