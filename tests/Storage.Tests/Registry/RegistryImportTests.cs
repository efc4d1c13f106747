using System.Diagnostics;
using System.Net;
using System.Text;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Registry;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Registry;

public sealed class RegistryImportTests(RegistryTemplate template) : IClassFixture<RegistryTemplate>, IAsyncLifetime
{
    private ImportDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await ImportDesk.OpenAsync(template);

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Import_NewCity_StoresUnitsSitesColumnsAndTheHomePage()
    {
        _desk.WriteSmallCity();

        var result = await _desk.ImportWellAsync();

        Assert.Equal((2, 1, 1, 2), (Count(result, RegistryKind.Unit).Added, Count(result, RegistryKind.Site).Added, Count(result, RegistryKind.HomePage).Added, Count(result, RegistryKind.Column).Added));
        var units = await _desk.RowsAsync(c => c.Units.OrderBy(u => u.Id));
        Assert.Equal(units[0].Id, units[1].ParentId);
        var site = await _desk.SiteAsync("lyj");
        Assert.Equal((units[1].Id, "http://lyj.example.gov.cn/", new DateOnly(2020, 1, 1), null), (site.UnitId, site.Url, site.ValidFrom, site.ValidTo));
        var home = Assert.Single(await _desk.ColumnsAsync(), c => c.Category == ColumnCategory.Home);
        Assert.Equal(("首页", site.Url, 0, ColumnSource.Registered, 1.0), (home.Name, home.Url, home.Level, home.Source, home.Confidence));
        Assert.Equal(_desk.Today, home.ValidFrom);
    }

    [Fact]
    public async Task Import_Twice_IsOnce()
    {
        _desk.WriteSmallCity();
        _desk.Write("networks.csv", ImportDesk.NetworkHeader + "10.1.0.0/16,是,2.5,4,专网,市数字经济发展中心\n");
        _desk.Write("robots.csv", ImportDesk.RobotsHeader + "lyj.example.gov.cn,主办单位同意,市林业局,2027-01-01\n");
        await _desk.ImportWellAsync();
        var before = await _desk.DumpAsync();
        _desk.Clock.Advance(TimeSpan.FromDays(40));

        var again = await _desk.ImportWellAsync();

        Assert.True(again.ChangedNothing);
        Assert.Equal(2, Count(again, RegistryKind.Column).Unchanged);
        Assert.Equal(1, Count(again, RegistryKind.Network).Unchanged);
        Assert.Equal(before, await _desk.DumpAsync());
    }

    [Fact]
    public async Task Import_OneBadRow_ChangesNothing()
    {
        _desk.WriteSmallCity();
        await _desk.ImportWellAsync();
        var before = await _desk.DumpAsync();
        _desk.Units("市政府,,市政府", "市林业局,市政府,改了");
        _desk.Sites("lyj,改了名,市林业局,http://lyj.example.gov.cn/,,,,,,", "x,新站,市林业局,ftp://x.example.gov.cn/,,,,,,");

        var result = await _desk.ImportAsync();

        Assert.False(result.Succeeded);
        Assert.Equal(("url", 3), (Assert.Single(result.Problems).Field, result.Problems[0].Line));
        Assert.Empty(result.Counts);
        Assert.Equal(before, await _desk.DumpAsync());
    }

    [Fact]
    public async Task Import_AnotherCitysDirectory_IsRefusedUnlessMeant()
    {
        _desk.Units("市政府,,市政府");
        _desk.Sites([.. Enumerable.Range(1, 10).Select(i => $"s{i},网站{i},市政府,http://s{i}.example.gov.cn/,,,,,,")]);
        await _desk.ImportWellAsync();
        var before = await _desk.DumpAsync();
        _desk.Sites("other,另一城市,市政府,http://other.example.gov.cn/,,,,,,");

        var refused = await _desk.ImportAsync();

        Assert.Contains("--close-many", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(before, await _desk.DumpAsync());

        var taken = await _desk.ImportClosingManyAsync();

        Assert.Equal(10, Count(taken, RegistryKind.Site).Closed);
    }

    [Fact]
    public async Task Import_RowsGone_AreClosedTodayAndKept()
    {
        _desk.WriteSmallCity();
        await _desk.ImportWellAsync();
        var before = (await _desk.ColumnsAsync()).Select(c => c.Id);
        _desk.Clock.Advance(TimeSpan.FromDays(10));
        _desk.Units("市政府,,市政府", "市林业局,市政府,市直部门", "市水利局,市政府,");
        _desk.Sites("slj,市水利局,市水利局,,,,,,,");
        _desk.Columns();

        var result = await _desk.ImportWellAsync();

        Assert.Equal(1, Count(result, RegistryKind.Site).Closed);
        Assert.Equal(2, Count(result, RegistryKind.Column).Closed);
        Assert.Equal(new DateOnly(2026, 3, 11), (await _desk.SiteAsync("lyj")).ValidTo);
        var columns = await _desk.ColumnsAsync();
        Assert.Equal(before, columns.Select(c => c.Id));
        Assert.All(columns.Where(c => c.Category != ColumnCategory.Home), c => Assert.Equal(new DateOnly(2026, 3, 11), c.ValidTo));
    }

    [Fact]
    public async Task Import_ClosedSiteAndColumnReturn_KeepTheirIdentity()
    {
        _desk.WriteSmallCity();
        await _desk.ImportWellAsync();
        var site = await _desk.SiteAsync("lyj");
        var columns = await _desk.ColumnsAsync();
        _desk.Sites("other,别的站,市林业局,,,,,,,");
        _desk.Columns();
        _desk.Clock.Advance(TimeSpan.FromDays(10));
        await _desk.ImportWellAsync();
        _desk.Clock.Advance(TimeSpan.FromDays(10));
        _desk.WriteSmallCity();

        var result = await _desk.ImportWellAsync();

        Assert.Equal((1, 1), (Count(result, RegistryKind.Site).Added, Count(result, RegistryKind.Site).Closed));
        Assert.Equal(2, Count(result, RegistryKind.Column).Added);
        var returned = await _desk.SiteAsync("lyj");
        Assert.Equal((site.Id, site.ValidFrom, null), (returned.Id, returned.ValidFrom, returned.ValidTo));
        Assert.Equal(columns.Select(c => c.Id), (await _desk.ColumnsAsync()).Select(c => c.Id));
        Assert.All(await _desk.ColumnsAsync(), c => Assert.Null(c.ValidTo));
    }

    [Fact]
    public async Task Import_ColumnsAlone_ClosesNoSite()
    {
        _desk.WriteSmallCity();
        await _desk.ImportWellAsync();
        _desk.Columns("lyj,林业动态,http://lyj.example.gov.cn/lydt/,news,1,30,,,");

        var result = await _desk.ImportWellAsync(Path.Combine(_desk.Folder, "columns.csv"));

        Assert.Equal((0, 0), (Count(result, RegistryKind.Site).Closed, Count(result, RegistryKind.Unit).Closed));
        Assert.Equal((0, 1, 1, 0), Numbers(result, RegistryKind.Column));
        Assert.Equal((0, 0, 0, 1), Numbers(result, RegistryKind.HomePage));
        Assert.Null((await _desk.SiteAsync("lyj")).ValidTo);
        Assert.Equal(30, (await _desk.ColumnsAsync()).Single(c => c.Name == "林业动态").LimitDays);
    }

    [Fact]
    public async Task Import_SitesAlone_LeavesColumnsAlone()
    {
        _desk.WriteSmallCity();
        await _desk.ImportWellAsync();
        _desk.Sites("lyj,九江市林业局新名,市林业局,http://lyj.example.gov.cn/,,,,,,");

        var result = await _desk.ImportWellAsync(Path.Combine(_desk.Folder, "sites.csv"));

        Assert.Equal((0, 1, 0, 0), Numbers(result, RegistryKind.Site));
        Assert.All(await _desk.ColumnsAsync(), c => Assert.Null(c.ValidTo));
        Assert.Equal(new DateOnly(2020, 1, 1), (await _desk.SiteAsync("lyj")).ValidFrom);
    }

    [Fact]
    public async Task Import_ColumnsNameChanged_KeepsItsIdentityAndAnotherAddressIsAnotherColumn()
    {
        _desk.WriteSmallCity();
        await _desk.ImportWellAsync();
        var before = await _desk.ColumnsAsync();
        _desk.Columns("lyj,林业要闻,http://LYJ.example.gov.cn:80/lydt/#top,news,1,,,,", "lyj,通知公告,http://lyj.example.gov.cn/gg/,notice,1,,,,");

        var result = await _desk.ImportWellAsync();

        Assert.Equal((1, 1, 1, 0), Numbers(result, RegistryKind.Column));
        var after = await _desk.ColumnsAsync();
        Assert.Equal(before.Single(c => c.Name == "林业动态").Id, after.Single(c => c.Name == "林业要闻").Id);
        Assert.Equal("http://lyj.example.gov.cn/lydt/", after.Single(c => c.Name == "林业要闻").Url);
        Assert.Equal(2, after.Count(c => c.Name == "通知公告"));
        Assert.Single(after, c => c.Name == "通知公告" && c.ValidTo == _desk.Today);
    }

    [Fact]
    public async Task Import_OfColumnsForASite_TakesOverTheDiscoveredOnesAndClosesTheRest()
    {
        _desk.WriteSmallCity();
        await _desk.ImportWellAsync();
        var site = await _desk.SiteAsync("lyj");
        var found = await _desk.AddAsync(Discovered(site, "发现的政策", "http://lyj.example.gov.cn/zc/"));
        var other = await _desk.AddAsync(Discovered(site, "发现的专题", "http://lyj.example.gov.cn/zt/"));
        _desk.Columns("lyj,政策文件,http://lyj.example.gov.cn/zc/,policy,1,,,,");

        var result = await _desk.ImportWellAsync();

        Assert.Equal((0, 1, 3, 0), Numbers(result, RegistryKind.Column));
        var columns = await _desk.ColumnsAsync();
        var entered = columns.Single(c => c.Id == found.Id);
        Assert.Equal(("政策文件", ColumnSource.Registered, 1.0, null, ColumnCategory.Policy), (entered.Name, entered.Source, entered.Confidence, entered.CategoryReason, entered.Category));
        var left = columns.Single(c => c.Id == other.Id);
        Assert.Equal((ColumnSource.Discovered, _desk.Today), (left.Source, left.ValidTo));
        Assert.True((await _desk.ImportWellAsync()).ChangedNothing);
    }

    [Fact]
    public async Task Import_OfColumnsForOtherSites_LeavesTheDiscoveredOnes()
    {
        _desk.WriteSmallCity();
        _desk.Sites("lyj,九江市林业局,市林业局,http://lyj.example.gov.cn/,,,,,,", "slj,九江市水利局,市林业局,http://slj.example.gov.cn/,,,,,,");
        await _desk.ImportWellAsync();
        var found = await _desk.AddAsync(Discovered(await _desk.SiteAsync("slj"), "水利动态", "http://slj.example.gov.cn/sldt/"));

        Assert.True((await _desk.ImportWellAsync()).ChangedNothing);

        Assert.Null((await _desk.ColumnsAsync()).Single(c => c.Id == found.Id).ValidTo);
    }

    [Fact]
    public async Task Import_OfSitesAlone_ClosesWhatWasDiscoveredBesideRegisteredColumns()
    {
        _desk.WriteSmallCity();
        await _desk.ImportWellAsync();
        var found = await _desk.AddAsync(Discovered(await _desk.SiteAsync("lyj"), "林业专题", "http://lyj.example.gov.cn/zt/"));
        _desk.Remove("columns.csv");

        await _desk.ImportWellAsync();

        Assert.Equal(found.Id, Assert.Single(await _desk.ColumnsAsync(), c => c.ValidTo == _desk.Today).Id);
    }

    [Fact]
    public async Task Import_SiteMoves_TakesItsHomePageAlong()
    {
        _desk.WriteSmallCity();
        _desk.Remove("columns.csv");
        await _desk.ImportWellAsync();
        var home = Assert.Single(await _desk.ColumnsAsync());
        _desk.Sites("lyj,九江市林业局,市林业局,https://www.lyj.example.gov.cn,部门网站,3604000001,,正常,2020-01-01,");

        var result = await _desk.ImportWellAsync();

        Assert.Equal((0, 1, 0, 0), Numbers(result, RegistryKind.HomePage));
        var moved = Assert.Single(await _desk.ColumnsAsync());
        Assert.Equal((home.Id, "https://www.lyj.example.gov.cn/"), (moved.Id, moved.Url));
    }

    [Fact]
    public async Task Import_SiteMovesToADiscoveredColumnsAddress_MakesThatTheHomePage()
    {
        _desk.WriteSmallCity();
        _desk.Remove("columns.csv");
        await _desk.ImportWellAsync();
        var old = Assert.Single(await _desk.ColumnsAsync());
        var found = await _desk.AddAsync(Discovered(await _desk.SiteAsync("lyj"), "新门户", "http://lyj.example.gov.cn/new/"));
        _desk.Sites("lyj,九江市林业局,市林业局,http://lyj.example.gov.cn/new/,,,,,,");

        await _desk.ImportWellAsync();

        var columns = await _desk.ColumnsAsync();
        Assert.Equal(_desk.Today, columns.Single(c => c.Id == old.Id).ValidTo);
        Assert.Equal((ColumnCategory.Home, ColumnSource.Registered), (columns.Single(c => c.Id == found.Id).Category, columns.Single(c => c.Id == found.Id).Source));
    }

    [Fact]
    public async Task Import_SiteLosesItsAddress_ClosesItsHomePageAndListsTheSite()
    {
        _desk.WriteSmallCity();
        _desk.Remove("columns.csv");
        await _desk.ImportWellAsync();
        _desk.Sites("lyj,九江市林业局,市林业局,,,,,,,");

        var result = await _desk.ImportWellAsync();

        Assert.Equal(1, Count(result, RegistryKind.HomePage).Closed);
        Assert.Equal([new SiteWithoutAddress("lyj", "九江市林业局")], result.SitesWithoutAddress);
        Assert.Null((await _desk.SiteAsync("lyj")).Url);
    }

    [Fact]
    public async Task Import_HomeRow_NamesTheHomePageUntilItIsGone()
    {
        _desk.WriteSmallCity();
        await _desk.ImportWellAsync();
        var home = (await _desk.ColumnsAsync()).Single(c => c.Category == ColumnCategory.Home);
        _desk.Columns("lyj,门户首页,http://lyj.example.gov.cn/index.shtml,首页,,20,,,");

        await _desk.ImportWellAsync();
        var named = (await _desk.ColumnsAsync()).Single(c => c.Category == ColumnCategory.Home);
        Assert.Equal((home.Id, "门户首页", "http://lyj.example.gov.cn/index.shtml", 0, 20), (named.Id, named.Name, named.Url, named.Level, named.LimitDays));

        // sites.csv alone says nothing of it.
        Assert.True((await _desk.ImportWellAsync(Path.Combine(_desk.Folder, "sites.csv"))).ChangedNothing);

        _desk.Columns();
        await _desk.ImportWellAsync();
        var back = (await _desk.ColumnsAsync()).Single(c => c.Category == ColumnCategory.Home);
        Assert.Equal((home.Id, "首页", "http://lyj.example.gov.cn/", null), (back.Id, back.Name, back.Url, back.LimitDays));
    }

    [Fact]
    public async Task Import_SiteWithALaterClosingDate_StaysOpenUntilThen()
    {
        _desk.WriteSmallCity();
        _desk.Sites("lyj,九江市林业局,市林业局,http://lyj.example.gov.cn/,,,,,2020-01-01,2026/12/31");

        await _desk.ImportWellAsync();

        Assert.Equal(new DateOnly(2026, 12, 31), (await _desk.SiteAsync("lyj")).ValidTo);
        Assert.Single(await _desk.ColumnsAsync(), c => c.Category == ColumnCategory.Home);
        Assert.True((await _desk.ImportWellAsync()).ChangedNothing);
    }

    [Fact]
    public async Task Import_SiteClosedByItsRow_CountsAsClosed()
    {
        _desk.WriteSmallCity();
        await _desk.ImportWellAsync();
        _desk.Sites("lyj,九江市林业局,市林业局,http://lyj.example.gov.cn/,部门网站,3604000001,,正常,2020-01-01,2026年3月1日");

        Assert.Equal((0, 0, 1, 0), Numbers(await _desk.ImportWellAsync(), RegistryKind.Site));
        Assert.True((await _desk.ImportWellAsync()).ChangedNothing);
    }

    [Fact]
    public async Task Import_NetworksAndConsents_AreMergedAndClosed()
    {
        _desk.Write("networks.csv", ImportDesk.NetworkHeader + "10.1.0.0/16,是,2.5,４,专网,中心\n203.0.113.7,否,1,,共用平台,中心\n");
        _desk.Write("robots.csv", ImportDesk.RobotsHeader + "LYJ.example.gov.cn,同意检查,市林业局,2027-01-01\n127.0.0.1:8080,演示,中心,\n");
        await _desk.ImportWellAsync();
        var networks = await _desk.RowsAsync(c => c.Networks.OrderBy(n => n.Id));
        Assert.Equal((IPNetwork.Parse("10.1.0.0/16"), true, 2.5, 4), (networks[0].Network, networks[0].AllowPrivate, networks[0].RequestsPerSecond!.Value, networks[0].Connections!.Value));
        Assert.Equal((IPNetwork.Parse("203.0.113.7/32"), false, null), (networks[1].Network, networks[1].AllowPrivate, networks[1].Connections));
        Assert.Equal(["lyj.example.gov.cn", "127.0.0.1:8080"], (await _desk.RowsAsync(c => c.RobotsOverrides.OrderBy(r => r.Id))).Select(r => r.Host));
        _desk.Write("networks.csv", ImportDesk.NetworkHeader + "10.1.0.0/16,否,2.5,4,专网,中心\n");
        _desk.Write("robots.csv", ImportDesk.RobotsHeader);

        var result = await _desk.ImportWellAsync();

        Assert.Equal((0, 1, 1, 0), Numbers(result, RegistryKind.Network));
        Assert.Equal((0, 0, 2, 0), Numbers(result, RegistryKind.RobotsOverride));
        Assert.Equal(_desk.Today, (await _desk.RowsAsync(c => c.Networks.OrderBy(n => n.Id)))[1].ValidTo);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("GB18030", false)]
    public async Task Import_AnEncodingOfSpreadsheets_ReadsTheNames(string name, bool withMark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var text = (ImportDesk.UnitHeader + "市文广新旅局,,市直部门\n鄱阳湖生态科技城,,㙍䶮\n").Replace("\n", "\r\n", StringComparison.Ordinal);
        byte[] mark = withMark ? encoding.GetPreamble() : [];
        _desk.Write("units.csv", [.. mark, .. encoding.GetBytes(text)]);

        await _desk.ImportWellAsync();

        Assert.Equal(["市文广新旅局", "鄱阳湖生态科技城"], (await _desk.RowsAsync(c => c.Units.OrderBy(u => u.Id))).Select(u => u.Name));
        Assert.Equal("㙍䶮", (await _desk.RowsAsync(c => c.Units.OrderBy(u => u.Id)))[1].Kind);
    }

    [Fact]
    public async Task Import_WhatSpreadsheetsDo_IsTolerated()
    {
        _desk.Units("市林业局,,");
        _desk.Write("sites.csv", "\uFEFF url , NAME,unit,code,kind,site_id_code,icp,status,valid_from,valid_to\r\n\r\n ｈｔｔｐ：／／lyj.example.gov.cn ,\u3000九江市“林业局”,市林业局\u00A0,ｌｙｊ,\"a,b\",３６０４０００００１,,,２０２０/1/1,\r\n,,,,,,,,,\r\n");
        _desk.Columns("lyj,=HYPERLINK(1),http://lyj.example.gov.cn/lydt/,NEWS,１,,,,", "lyj,\"say \"\"hi\"\"\",http://lyj.example.gov.cn/b/,other,2");

        await _desk.ImportWellAsync();

        var site = await _desk.SiteAsync("lyj");
        Assert.Equal(("九江市“林业局”", "http://lyj.example.gov.cn/", "a,b", "3604000001", new DateOnly(2020, 1, 1)), (site.Name, site.Url, site.Kind, site.SiteIdCode, site.ValidFrom));
        Assert.Equal(["=HYPERLINK(1)", "say \"hi\"", "首页"], (await _desk.ColumnsAsync()).Select(c => c.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Import_TwentyThousandColumns_NeedsNoQueryARow()
    {
        _desk.WriteSmallCity();
        var sites = Enumerable.Range(0, 100).Select(i => $"s{i},网站{i},市林业局,http://s{i}.example.gov.cn/,,,,,,");
        _desk.Sites([.. sites]);
        _desk.Columns([.. Enumerable.Range(0, 20_000).Select(i => $"s{i % 100},栏目{i},http://s{i % 100}.example.gov.cn/c{i}/,other,2,,,,")]);

        var watch = Stopwatch.StartNew();
        var first = await _desk.ImportWellAsync();
        var (firstTime, firstCommands) = (watch.Elapsed, _desk.Commands.Take());
        watch.Restart();
        var second = await _desk.ImportWellAsync();
        var secondCommands = _desk.Commands.Take();

        TestContext.Current.SendDiagnosticMessage(
            $"20,000 columns: {firstTime.TotalSeconds:0.0} s in {firstCommands} commands, again: {watch.Elapsed.TotalSeconds:0.0} s in {secondCommands} commands");
        Assert.Equal(20_000, Count(first, RegistryKind.Column).Added);
        Assert.True(second.ChangedNothing);
        Assert.InRange(firstCommands, 1, 100);
        Assert.InRange(secondCommands, 1, 20);
    }

    private static SiteColumn Discovered(Site site, string name, string url) => new()
    {
        SiteId = site.Id,
        Name = name,
        Url = url,
        Category = ColumnCategory.Other,
        Level = 2,
        Source = ColumnSource.Discovered,
        Confidence = 0.6,
        CategoryReason = "名称",
        ValidFrom = site.ValidFrom,
    };

    private static ImportCount Count(ImportResult result, RegistryKind kind) => result.Counts.Single(c => c.Kind == kind);

    private static (int Added, int Changed, int Closed, int Unchanged) Numbers(ImportResult result, RegistryKind kind)
    {
        var count = Count(result, kind);
        return (count.Added, count.Changed, count.Closed, count.Unchanged);
    }
}
