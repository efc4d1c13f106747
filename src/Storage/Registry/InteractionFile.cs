namespace FreshnessCrawler.Storage.Registry;

/// <summary>interaction.csv: what persons found when they checked an account's ways to interact.</summary>
internal static class InteractionFile
{
    public static List<InteractionEntry> Read(IReadOnlyList<CsvRow> rows, ProblemList problems, DateOnly today)
    {
        var entries = new List<InteractionEntry>();
        foreach (var row in rows)
        {
            var fields = new RowFields(row, problems);
            var account = fields.Required("account").Length > 0 ? fields.Narrow("account") : "";
            var checkedOn = fields.RequiredDate("checked_on");
            if (checkedOn > today)
                problems.Add(row, "checked_on", "核查日期还没有到；请改正");

            // Nobody is blamed, nor cleared, by an empty cell.
            var effective = fields.Decision("effective");
            var (channel, evidence, by) = (fields.Required("channel"), fields.Required("evidence"), fields.Required("by"));
            if (account.Length > 0 && checkedOn is { } day && effective is { } isEffective)
                entries.Add(new InteractionEntry(row, account, day, isEffective, channel, evidence, by));
        }

        RegistryEntries.WithoutRepeats(entries, e => $"{e.Account}\t{e.CheckedOn:O}\t{e.Effective}\t{e.Channel}\t{e.Evidence}\t{e.By}", e => e.Row, "account", "整行内容", problems);
        WarnOfContradictions(entries, problems);
        return entries;
    }

    /// <summary>An account may be put right, and checked again, on the day on which it was found wanting.</summary>
    private static void WarnOfContradictions(List<InteractionEntry> entries, ProblemList problems)
    {
        var latest = new Dictionary<(string, DateOnly), InteractionEntry>();
        foreach (var entry in entries)
        {
            var key = (entry.Account.ToUpperInvariant(), entry.CheckedOn);
            if (latest.TryGetValue(key, out var before) && before.Effective != entry.Effective)
                problems.Warn(entry.Row, "effective", $"与第 {before.Row.Line} 行同一账号同一天的结论相反，以后一行为准；请核对");
            latest[key] = entry;
        }
    }
}
