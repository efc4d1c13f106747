using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Registry;

internal static class ColumnsFile
{
    private const int LongestLimit = 3660;

    private static readonly Dictionary<string, ColumnCategory> Categories = new(StringComparer.OrdinalIgnoreCase)
    {
        ["home"] = ColumnCategory.Home,
        ["news"] = ColumnCategory.News,
        ["notice"] = ColumnCategory.Notice,
        ["policy"] = ColumnCategory.Policy,
        ["other"] = ColumnCategory.Other,
        ["首页"] = ColumnCategory.Home,
        ["动态要闻"] = ColumnCategory.News,
        ["通知公告"] = ColumnCategory.Notice,
        ["政策文件"] = ColumnCategory.Policy,
        ["其他"] = ColumnCategory.Other,
    };

    public static List<ColumnEntry> Read(IReadOnlyList<CsvRow> rows, ProblemList problems, DateOnly today)
    {
        var entries = new List<ColumnEntry>();
        foreach (var row in rows)
        {
            var entry = ReadRow(new RowFields(row, problems), problems, today);
            if (entry.SiteCode.Length > 0 && entry.Url is not null)
                entries.Add(entry);
        }

        var kept = RegistryEntries.WithoutRepeats(entries, e => $"{e.SiteCode} {e.Url!.Text}", e => e.Row, "url", "同一网站的栏目地址", problems);
        RegistryEntries.WithoutRepeats(kept.Where(e => e.Category == ColumnCategory.Home), e => e.SiteCode, e => e.Row, "category", "同一网站的首页", problems);
        return kept;
    }

    private static ColumnEntry ReadRow(RowFields fields, ProblemList problems, DateOnly today)
    {
        var row = fields.Row;
        var siteCode = fields.Narrow("site_code");
        if (siteCode.Length == 0)
            problems.Add(row, "site_code", "不能为空；请填写 sites.csv 中的网站代码");
        var category = Category(fields, problems);
        var url = fields.Address("url");
        if (row["url"].Length == 0)
            problems.Add(row, "url", "栏目必须有网址；请填写");
        var entry = new ColumnEntry(
            row,
            siteCode,
            fields.Required("name"),
            url,
            category ?? ColumnCategory.Other,
            Level(fields, category, problems),
            fields.Integer("limit_days", 1, LongestLimit),
            fields.Date("exempt_until"),
            fields.Optional("exempt_reason"),
            fields.Optional("exempt_by"));
        CheckExemption(entry, problems, today);
        return entry;
    }

    private static ColumnCategory? Category(RowFields fields, ProblemList problems)
    {
        if (Categories.TryGetValue(fields.Narrow("category"), out var category))
            return category;
        problems.Add(fields.Row, "category", "应为 home、news、notice、policy、other 之一（首页、动态要闻、通知公告、政策文件、其他）");
        return null;
    }

    /// <summary>The level decides which rule a column comes under, so it is never assumed.</summary>
    private static int Level(RowFields fields, ColumnCategory? category, ProblemList problems)
    {
        var level = fields.Integer("level", 0, 9);
        var isEmpty = fields.Narrow("level").Length == 0;
        if (category == ColumnCategory.Home && (isEmpty || level == 0))
            return 0;
        if (category == ColumnCategory.Home && level is not null)
            problems.Add(fields.Row, "level", "首页的级别是 0");
        else if (isEmpty)
            problems.Add(fields.Row, "level", "不能为空；一级栏目填 1，二级栏目填 2，依次类推");
        else if (level == 0 && category is not null)
            problems.Add(fields.Row, "level", "级别 0 只用于首页；一级栏目填 1");
        return level ?? 1;
    }

    private static void CheckExemption(ColumnEntry entry, ProblemList problems, DateOnly today)
    {
        var row = entry.Row;
        if (row["exempt_until"].Length == 0 && entry.ExemptReason is null && entry.ExemptBy is null)
            return;
        if (entry.ExemptReason is null)
            problems.Add(row, "exempt_reason", "豁免必须写明理由");
        if (entry.ExemptBy is null)
            problems.Add(row, "exempt_by", "豁免必须写明批准人或批准单位");
        if (entry.ExemptUntil < today)
            problems.Warn(row, "exempt_until", "豁免已过期，栏目照常检查");
    }
}
