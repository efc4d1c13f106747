using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Registry;

/// <summary>What a row on accounts can be told only together with the other files or with the rows that are stored.</summary>
internal sealed class AccountChecks(RegistryFiles files, RegistryEntries entries, RegistryTables tables, ProblemList problems)
{
    private readonly string _noUnit = entries.Units is null
        ? "名录中没有这个单位；请先导入写有它的 units.csv，或改正名称"
        : "units.csv 中没有这个单位；请为它加一行，或改正名称";

    public void Run()
    {
        CheckNotEmptied();
        WarnOfUndatedArrivals();
        CheckUnits();
        CheckAccountsOfSources();
        CheckAccountsOfInteraction();
    }

    /// <summary>A file saved empty by mistake must not close everything there is.</summary>
    private void CheckNotEmptied()
    {
        if (entries.Accounts is { Count: 0 } && files.Rows(RegistryFileKind.Accounts).Count == 0 && tables.OpenAccounts.Count() is > 0 and var accounts)
            problems.Add(files.PathOf(RegistryFileKind.Accounts), $"文件没有一行数据，导入会关闭全部 {accounts} 个账号；若确实如此，请保留各行并填写 cancelled_on");
    }

    private void WarnOfUndatedArrivals()
    {
        if (entries.Accounts is { } accounts && AccountMerge.RegisteredByArrival(tables, accounts) is { Count: > 0 } arrived)
            problems.Warn(files.PathOf(RegistryFileKind.Accounts), $"新出现的 {arrived.Count} 个账号没有填日期，按今天申报新增计（{string.Join('、', arrived.Take(5).Select(a => a.Code))}{(arrived.Count > 5 ? "……" : "")}）；不是今天新增的，请填写 registered_on 后重新导入");
    }

    private void CheckUnits()
    {
        var all = tables.Units.ToDictionary(u => u.Id, u => u.Name);
        var past = all.Values.Concat(entries.Units?.Select(u => u.Name) ?? []).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var open = (entries.Units?.Select(u => u.Name) ?? tables.Units.Where(u => tables.IsOpen(u.ValidTo)).Select(u => u.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);

        // What is over keeps its unit, even one that is no more.
        foreach (var account in (entries.Accounts ?? []).Where(a => a.Unit.Length > 0 && !(a.IsCancelledOn(tables.Today) ? past : open).Contains(a.Unit)))
            problems.Add(account.Row, "unit", _noUnit);
        foreach (var filing in (entries.Filings ?? []).Where(f => !past.Contains(f.Unit)))
            problems.Add(filing.Row, "unit", _noUnit);
        if (entries.Accounts is not null || entries.Units is null)
            return;
        foreach (var account in tables.OpenAccounts.Where(a => !(a.CancelledOn <= tables.Today) && !open.Contains(all[a.UnitId])))
            problems.Add(files.PathOf(RegistryFileKind.Units), $"没有单位“{all[account.UnitId]}”，而账号“{account.Name}”（{account.Code}）仍属于它；请保留该单位，或同时导入 accounts.csv 改属其他单位");
    }

    private void CheckAccountsOfSources()
    {
        var platforms = entries.Accounts?.ToDictionary(a => a.Code, a => a.Platform, StringComparer.OrdinalIgnoreCase)
            ?? tables.OpenAccounts.DistinctBy(a => a.Code, StringComparer.OrdinalIgnoreCase).ToDictionary(a => a.Code, a => a.Platform, StringComparer.OrdinalIgnoreCase);
        foreach (var source in entries.AccountSources ?? [])
        {
            if (!platforms.TryGetValue(source.Account, out var platform))
            {
                problems.Add(source.Row, "account", entries.Accounts is null
                    ? "名录中没有这个账号，或它已关闭；请先导入写有它的 accounts.csv，或改正代码"
                    : "accounts.csv 中没有这个账号代码；请为它加一行，或改正代码");
            }
            else if (PlatformOf(source.Kind) is { } its && its != platform)
            {
                problems.Warn(source.Row, "kind", $"这种来源用于{its}，而账号的平台是{platform}；请核对");
            }
        }
    }

    private void CheckAccountsOfInteraction()
    {
        var known = (entries.Accounts?.Select(a => a.Code) ?? []).Concat(tables.Accounts.Select(a => a.Code)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in (entries.Interaction ?? []).Where(i => !known.Contains(i.Account)))
            problems.Add(entry.Row, "account", "名录中没有这个账号；请先在 accounts.csv 中登记，或改正代码");
    }

    /// <summary>The platform whose own answers a source reads; null for one that fits any.</summary>
    private static string? PlatformOf(AccountSourceKind kind) => kind switch
    {
        AccountSourceKind.Weibo => PlatformNames.Weibo,
        AccountSourceKind.Toutiao => PlatformNames.Toutiao,
        AccountSourceKind.Douyin => PlatformNames.Douyin,
        AccountSourceKind.WeChatArticles => PlatformNames.WeChat,
        _ => null,
    };
}
