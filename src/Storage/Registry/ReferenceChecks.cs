using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Registry;

/// <summary>What a row can be told only together with the other files or with the rows that are stored.</summary>
internal sealed class ReferenceChecks(RegistryFiles files, RegistryEntries entries, RegistryTables tables, ProblemList problems)
{
    public void Run()
    {
        CheckNotEmptied();
        CheckUnitsOfSites();
        CheckDatesOfSites();
        CheckSitesOfColumns();
        CheckSitesOfMaintenance();
        CheckHomeAddresses();
        new AccountChecks(files, entries, tables, problems).Run();
    }

    /// <summary>A file saved empty by mistake must not close everything there is.</summary>
    private void CheckNotEmptied()
    {
        if (entries.Units is { Count: 0 } && files.Rows(RegistryFileKind.Units).Count == 0 && tables.Units.Count(u => tables.IsOpen(u.ValidTo)) is > 0 and var units)
            problems.Add(files.PathOf(RegistryFileKind.Units), $"文件没有一行数据，导入会关闭全部 {units} 个单位；请核对文件");
        if (entries.Sites is { Count: 0 } && files.Rows(RegistryFileKind.Sites).Count == 0 && tables.OpenSites.Count() is > 0 and var sites)
            problems.Add(files.PathOf(RegistryFileKind.Sites), $"文件没有一行数据，导入会关闭全部 {sites} 个网站；若确实如此，请保留各行并填写 valid_to");
    }

    private void CheckUnitsOfSites()
    {
        var known = (entries.Units?.Select(u => u.Name) ?? tables.Units.Where(u => tables.IsOpen(u.ValidTo)).Select(u => u.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (entries.Sites is { } sites)
        {
            foreach (var site in sites.Where(s => s.Unit.Length > 0 && !known.Contains(s.Unit)))
            {
                problems.Add(site.Row, "unit", entries.Units is null
                    ? "名录中没有这个单位；请先导入写有它的 units.csv，或改正名称"
                    : "units.csv 中没有这个单位；请为它加一行，或改正名称");
            }
        }
        else if (entries.Units is not null)
        {
            var names = tables.Units.ToDictionary(u => u.Id, u => u.Name);
            foreach (var site in tables.OpenSites.Where(s => !known.Contains(names[s.UnitId])))
                problems.Add(files.PathOf(RegistryFileKind.Units), $"没有单位“{names[site.UnitId]}”，而网站“{site.Name}”（{site.Code}）仍属于它；请保留该单位，或同时导入 sites.csv 改属其他单位");
        }
    }

    private void CheckDatesOfSites()
    {
        var stored = RegistryTables.ByKey(tables.Sites, s => s.Code, s => s.ValidTo, s => s.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries.Sites ?? [])
        {
            if (entry.From is null && stored.TryGetValue(entry.Code, out var site) && entry.To < site.ValidFrom)
                problems.Add(entry.Row, "valid_to", $"停用日期早于名录中已有的启用日期 {site.ValidFrom:yyyy-MM-dd}；请改正，或同时填写 valid_from");
        }
    }

    private void CheckSitesOfColumns()
    {
        var listed = entries.Sites?.ToDictionary(s => s.Code, s => s.Url, StringComparer.OrdinalIgnoreCase)
            ?? tables.OpenSites.ToDictionary(s => s.Code, s => s.Url is null ? null : WebAddress.TryParse(s.Url, out _), StringComparer.OrdinalIgnoreCase);
        foreach (var column in entries.Columns ?? [])
        {
            if (!listed.TryGetValue(column.SiteCode, out var url))
            {
                problems.Add(column.Row, "site_code", entries.Sites is null
                    ? "名录中没有这个网站，或它已关闭；请先导入写有它的 sites.csv，或改正代码"
                    : "sites.csv 中没有这个网站代码；请为它加一行，或改正代码");
            }
            else if (url is null)
            {
                problems.Warn(column.Row, "site_code", "网站还没有网址，它的栏目暂不检查；请在 sites.csv 中填写网址");
            }
            else if (!string.Equals(url.Host, column.Url!.Host, StringComparison.Ordinal))
            {
                problems.Warn(column.Row, "url", $"栏目与网站（{url.Host}）不在同一主机；请核对");
            }
        }
    }

    private void CheckSitesOfMaintenance()
    {
        var known = (entries.Sites?.Select(s => s.Code) ?? []).Concat(tables.Sites.Select(s => s.Code)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in (entries.Maintenance ?? []).Where(m => m.SiteCode.Length > 0 && !known.Contains(m.SiteCode)))
            problems.Add(entry.Row, "site_code", "名录中没有这个网站；请改正代码");
    }

    private void CheckHomeAddresses()
    {
        if (entries.Columns is { } columns)
            CheckColumnsAgainstHomes(columns);
        else if (entries.Sites is { } sites)
            CheckHomesAgainstStoredColumns(sites);
    }

    private void CheckColumnsAgainstHomes(IReadOnlyList<ColumnEntry> columns)
    {
        var homes = (entries.Sites?.Where(s => s.Url is not null).Select(s => (s.Code, Url: s.Url!.Text))
            ?? tables.OpenSites.Where(s => s.Url is not null).Select(s => (s.Code, Url: WebAddress.KeyOf(s.Url!))))
            .ToDictionary(h => h.Code, h => h.Url, StringComparer.OrdinalIgnoreCase);
        foreach (var named in columns.Where(c => c.Category == ColumnCategory.Home))
            homes.Remove(named.SiteCode);
        foreach (var column in columns.Where(c => c.Category != ColumnCategory.Home && homes.TryGetValue(c.SiteCode, out var home) && home == c.Url!.Text))
            problems.Add(column.Row, "url", "与网站首页的网址相同；若是首页，类别请填 home，否则请填栏目自己的网址");
    }

    private void CheckHomesAgainstStoredColumns(IReadOnlyList<SiteEntry> sites)
    {
        var stored = RegistryTables.ByKey(tables.Sites, s => s.Code, s => s.ValidTo, s => s.Id, StringComparer.OrdinalIgnoreCase);
        var registered = tables.Columns
            .Where(c => c.Source == ColumnSource.Registered && c.Category != ColumnCategory.Home && tables.IsOpen(c.ValidTo))
            .ToLookup(c => (c.SiteId, WebAddress.KeyOf(c.Url)));
        foreach (var entry in sites)
        {
            if (entry.Url is { } url && stored.TryGetValue(entry.Code, out var site) && registered[(site.Id, url.Text)].FirstOrDefault() is { } column)
                problems.Add(entry.Row, "url", $"与已登记栏目“{column.Name}”的网址相同；请改正，或连同 columns.csv 一起导入");
        }
    }
}
