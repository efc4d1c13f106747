namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>What a right inspection finds, reckoned from the plan alone. The limits stand here on purpose as numbers of
/// their own: a truth that borrowed the product's policy would share its mistakes.</summary>
public static class Truth
{
    private static readonly Dictionary<string, string> NoticeTexts = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["S-NEWS"] = "监测时间点前2周内的动态、要闻类栏目未及时更新",
        ["S-NOTICE"] = "监测时间点前6个月内的通知公告、政策文件类一级栏目未及时更新",
        ["S-LONG"] = "有多个应更新栏目长期未更新",
        ["V-W3"] = "首页超过2周未更新",
        ["V-W4c"] = "空白栏目达到5个以上",
    };

    /// <summary>The home page first, then the columns; nothing for a site without an address.</summary>
    public static List<TrueColumn> Columns(CityPlan city, SitePlan site)
    {
        if (site.Origin is null) return [];
        var read = site.Readable;
        var home = read ? HomeItems.Newest(city, site) : null;
        var all = new List<TrueColumn>(site.Columns.Count + 1)
        {
            new(site.Seed.Code, "首页", site.Url("/"), Category.Home, 0, read ? Seen.Read : Seen.NotRead, home, ColumnTrap.None, []),
        };
        foreach (var column in site.Columns)
        {
            var seen = read ? column.Seen : Seen.NotRead;
            var newest = seen == Seen.Read ? ColumnItems.Newest(city, site, column) : null;
            all.Add(new TrueColumn(site.Seed.Code, column.Name, site.Url(column.Path), column.Category, column.Level, seen, newest, column.Trap,
                Rules(city, column, seen, newest)));
        }

        return all;
    }

    public static TrueSite Site(CityPlan city, SitePlan site, IReadOnlyList<TrueColumn> columns)
    {
        var news = Count("C-NEWS");
        var notices = Count("C-NOTICE");
        var longStale = Count("C-LONG");
        var rules = new List<string>();
        if (news >= 1) rules.Add("S-NEWS");
        if (notices >= 1) rules.Add("S-NOTICE");
        if (longStale >= 2) rules.Add("S-LONG");
        if (columns.Any(column => column.Category == Category.Home && column.Newest < city.AsOf.AddDays(-14))) rules.Add("V-W3");
        if (news + notices >= 5) rules.Add("V-W4a");
        if (longStale >= 10) rules.Add("V-W4b");
        if (Count("C-BLANK") >= 5) rules.Add("V-W4c");
        return new TrueSite(site.Seed.Code, site.Seed.Name, rules, [.. rules.Where(NoticeTexts.ContainsKey).Select(rule => NoticeTexts[rule])]);

        int Count(string rule) => columns.Count(column => column.Rules.Contains(rule, StringComparer.Ordinal));
    }

    private static string[] Rules(CityPlan city, ColumnPlan column, Seen seen, DateOnly? newest)
    {
        // What stays behind at an old address says nothing of the column that moved on.
        if (column.ExemptReason is not null || column.Trap == ColumnTrap.LeftBehind) return [];
        if (seen == Seen.Blank) return ["C-BLANK"];
        if (seen != Seen.Read) return [];
        var (rule, earliest) = column switch
        {
            { Category: Category.News } => ("C-NEWS", city.AsOf.AddDays(-14)),
            { Category: Category.Notice or Category.Policy, Level: 1 } => ("C-NOTICE", city.AsOf.AddMonths(-6)),
            { Category: Category.Notice or Category.Policy } => ("C-LONG", city.AsOf.AddMonths(-6)),
            _ => ("C-LONG", city.AsOf.AddMonths(-12)),
        };
        if (column.LimitDays is { } days) earliest = city.AsOf.AddDays(-days);
        return newest < earliest ? [rule] : [];
    }
}
