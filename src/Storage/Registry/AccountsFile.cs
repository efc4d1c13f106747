using FreshnessCrawler.Rules;

namespace FreshnessCrawler.Storage.Registry;

/// <summary>accounts.csv: the new-media accounts with the days of their lives.</summary>
internal static class AccountsFile
{
    private const int DigitsThatASpreadsheetKeeps = 15;

    public static List<AccountEntry> Read(IReadOnlyList<CsvRow> rows, ProblemList problems, DateOnly today)
    {
        var entries = new List<AccountEntry>();
        foreach (var row in rows)
        {
            var entry = ReadRow(new RowFields(row, problems), problems);
            CheckDays(entry, problems, today);
            if (entry.Code.Length > 0)
                entries.Add(entry);
        }

        var kept = RegistryEntries.WithoutRepeats(entries, e => e.Code, e => e.Row, "code", "账号代码", problems);
        WarnOfTwins(kept.Where(e => !e.IsCancelledOn(today)), problems);
        return kept;
    }

    private static AccountEntry ReadRow(RowFields fields, ProblemList problems) => new(
        fields.Row,
        fields.Code("code", "账号代码"),
        fields.Required("unit"),
        PlatformNames.Canonical(fields.Required("platform")),
        fields.Required("name"),
        PlatformId(fields, problems),
        fields.Date("registered_on"),
        fields.Date("filed_on"),
        fields.Date("suspended_on"),
        fields.Date("cancelled_on"),
        fields.Optional("note"));

    /// <summary>Long numbers are what a spreadsheet spoils: it keeps fifteen digits.</summary>
    private static string? PlatformId(RowFields fields, ProblemList problems)
    {
        if (fields.Optional("platform_id") is null)
            return null;
        var id = fields.Narrow("platform_id");
        if (id.Contains("E+", StringComparison.OrdinalIgnoreCase) && id.All(c => char.IsAsciiDigit(c) || c is '.' or '+' or 'E' or 'e'))
            problems.Add(fields.Row, "platform_id", "平台账号被表格软件改成了科学计数法；请把这一列设为文本格式后重新填写");
        else if (id.Length > DigitsThatASpreadsheetKeeps && id.All(char.IsAsciiDigit) && id.AsSpan(DigitsThatASpreadsheetKeeps).TrimStart('0').IsEmpty)
            problems.Warn(fields.Row, "platform_id", "平台账号第 15 位以后全是 0，可能被表格软件改动过；请核对，并把这一列设为文本格式");
        return id;
    }

    private static void CheckDays(AccountEntry entry, ProblemList problems, DateOnly today)
    {
        (string Field, string Name, DateOnly? Day)[] days =
        [
            ("registered_on", "申报新增日期", entry.RegisteredOn),
            ("filed_on", "备案日期", entry.FiledOn),
            ("suspended_on", "停用日期", entry.SuspendedOn),
            ("cancelled_on", "注销日期", entry.CancelledOn),
        ];
        var given = days.Where(d => d.Day is not null).ToList();
        foreach (var (before, after) in given.Zip(given.Skip(1)).Where(pair => pair.Second.Day < pair.First.Day))
            problems.Add(entry.Row, after.Field, $"{after.Name}早于{before.Name} {before.Day:yyyy-MM-dd}；请改正其中一个");
        foreach (var day in given.Where(d => d.Day > today))
            problems.Warn(entry.Row, day.Field, $"{day.Name}还没有到，到那一天才算；请核对");
    }

    /// <summary>Two accounts that look like one are for a person to judge: they are taken, and reported from then on by a rule.</summary>
    private static void WarnOfTwins(IEnumerable<AccountEntry> entries, ProblemList problems)
    {
        var byId = new Dictionary<string, AccountEntry>(StringComparer.OrdinalIgnoreCase);
        var byName = new Dictionary<string, AccountEntry>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            var sameId = entry.PlatformId is { } id && !byId.TryAdd($"{entry.Platform}\t{id}", entry) ? byId[$"{entry.Platform}\t{id}"] : null;
            var sameName = entry.Name.Length > 0 && !byName.TryAdd($"{entry.Platform}\t{entry.Unit}\t{entry.Name}", entry) ? byName[$"{entry.Platform}\t{entry.Unit}\t{entry.Name}"] : null;
            if (sameId is not null)
                problems.Warn(entry.Row, "platform_id", $"与第 {sameId.Row.Line} 行的“{sameId.Name}”是{entry.Platform}的同一个平台账号；请核对是否重复登记");
            else if (sameName is not null)
                problems.Warn(entry.Row, "name", $"与第 {sameName.Row.Line} 行的平台、单位和名称都相同；请核对是否重复登记");
        }
    }
}
