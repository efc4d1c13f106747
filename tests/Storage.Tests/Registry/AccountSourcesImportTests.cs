using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Registry;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Registry;

public sealed class AccountSourcesImportTests(RegistryTemplate template) : IClassFixture<RegistryTemplate>, IAsyncLifetime
{
    private const string Feed = "wx,1,feed,http://rsshub:1200/wechat/1,";

    private ImportDesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await ImportDesk.OpenAsync(template);
        _desk.WriteSmallCity();
        _desk.Accounts("wx,市林业局,微信,九江林业,,,,,,", "wb,市林业局,微博,九江林业,,,,,,");
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Import_Sources_AreKeptInTheirOrder()
    {
        _desk.Sources("WX,2,名单,微信/九江林业.csv,", Feed, "wx,3,微信文章,https://mp.weixin.qq.com/s/abc,", "wb,1,weibo,https://weibo.com/u/123#x,+00:00", "wb,2,LIST,https://example.gov.cn/list.json,");

        var result = await _desk.ImportWellAsync();

        Assert.Empty(result.Warnings);
        Assert.Equal((5, 0), (result.Counts.Single(c => c.Kind == RegistryKind.AccountSource).Added, result.AccountsWithoutSource));
        var wx = (await _desk.AccountAsync("wx")).Id;
        var sources = await _desk.RowsAsync(c => c.AccountSources.OrderBy(s => s.AccountId).ThenBy(s => s.Place));
        Assert.Equal(
            [(1, AccountSourceKind.Feed, "http://rsshub:1200/wechat/1", null), (2, AccountSourceKind.List, "微信/九江林业.csv", null), (3, AccountSourceKind.WeChatArticles, "https://mp.weixin.qq.com/s/abc", (int?)null)],
            sources.Where(s => s.AccountId == wx).Select(s => (s.Place, s.Kind, s.Address, s.ZoneMinutes)));
        Assert.Equal([(1, "https://weibo.com/u/123", 0), (2, "https://example.gov.cn/list.json", (int?)null)], sources.Where(s => s.AccountId != wx).Select(s => (s.Place, s.Address, s.ZoneMinutes)));
        Assert.All(sources, s => Assert.Equal((_desk.Today, null), (s.ValidFrom, s.ValidTo)));
    }

    [Theory]
    [InlineData("+08:00", 480)]
    [InlineData("8:00", 480)]
    [InlineData("08:00:00", 480)]
    [InlineData("＋０８：００", 480)]
    [InlineData("+0800", 480)]
    [InlineData("UTC+8", 480)]
    [InlineData("Z", 0)]
    [InlineData("gmt", 0)]
    [InlineData("0:00", 0)]
    [InlineData("-03:30", -210)]
    [InlineData("\u22125:00", -300)]
    [InlineData("+14:00", 840)]
    public async Task Import_Zone_IsMinutesEast(string zone, int minutes)
    {
        _desk.Sources(Feed + zone);

        await _desk.ImportWellAsync();

        Assert.Equal(minutes, Assert.Single(await _desk.RowsAsync(c => c.AccountSources)).ZoneMinutes);
    }

    [Fact]
    public async Task Import_AnotherPlaceAndZone_ChangesTheSourceAndAnotherAddressMakesAnother()
    {
        _desk.Sources(Feed);
        await _desk.ImportWellAsync();
        var id = Assert.Single(await _desk.RowsAsync(c => c.AccountSources)).Id;
        _desk.Sources("wx,2,feed,http://rsshub:1200/wechat/1,Z");

        Assert.Equal(new ImportCount(RegistryKind.AccountSource, 0, 1, 0, 0), await _desk.CountAsync(RegistryKind.AccountSource));

        var source = Assert.Single(await _desk.RowsAsync(c => c.AccountSources));
        Assert.Equal((id, 2, 0), (source.Id, source.Place, source.ZoneMinutes));
        _desk.Sources("wx,2,feed,http://rsshub:1200/wechat/2,Z");
        Assert.Equal(new ImportCount(RegistryKind.AccountSource, 1, 0, 1, 0), await _desk.CountAsync(RegistryKind.AccountSource));
        _desk.Sources("wx,2,feed,http://rsshub:1200/wechat/1,Z");
        Assert.Equal(new ImportCount(RegistryKind.AccountSource, 1, 0, 1, 0), await _desk.CountAsync(RegistryKind.AccountSource));
        Assert.Equal([null, _desk.Today], (await _desk.RowsAsync(c => c.AccountSources.OrderBy(s => s.Id))).Select(s => s.ValidTo));
    }

    [Theory]
    [InlineData(",1,feed,http://a.example.com/,", "account", "不能为空")]
    [InlineData("nobody,1,feed,http://a.example.com/,", "account", "accounts.csv 中没有这个账号代码")]
    [InlineData("wx,,feed,http://a.example.com/,", "place", "不能为空")]
    [InlineData("wx,0,feed,http://a.example.com/,", "place", "应为 1 至 99")]
    [InlineData("WX,1,feed,http://a.example.com/,", "place", "第 2 行重复")]
    [InlineData("wx,2,rss,http://a.example.com/,", "kind", "应为 feed、weibo")]
    [InlineData("wx,2,feed,,", "address", "不能为空")]
    [InlineData("wx,2,feed,lists/a.csv,", "address", "缺少 http://")]
    [InlineData("wx,2,wechat,ftp://a.example.com/,", "address", "只接受 http")]
    [InlineData("wx,2,feed,HTTP://RSSHUB:1200/wechat/1,", "address", "第 2 行重复")]
    [InlineData("wx,2,list,../a.csv,", "address", "..")]
    [InlineData("wx,2,list,a/../../b.csv,", "address", "..")]
    [InlineData("wx,2,list,a//b.csv,", "address", "空的一节")]
    [InlineData("wx,2,list,/etc/passwd,", "address", "只填名单目录内的文件名")]
    [InlineData("wx,2,list,C:/a.csv,", "address", "只填名单目录内的文件名")]
    [InlineData("wx,2,list,a\\b.csv,", "address", "请用 / 分隔")]
    [InlineData("wx,2,list,file:///etc/passwd,", "address", "只接受 http")]
    [InlineData("wx,2,feed,http://a.example.com/,北京", "zone", "时区写法不对")]
    [InlineData("wx,2,feed,http://a.example.com/,+15:00", "zone", "时区写法不对")]
    [InlineData("wx,2,feed,http://a.example.com/,+08:07", "zone", "时区写法不对")]
    public async Task Import_BadRow_IsReported(string row, string field, string message)
    {
        _desk.Sources(Feed, row);

        var problem = Assert.Single((await _desk.ImportAsync()).Problems);

        Assert.Equal(("account_sources.csv", 3, field), (Path.GetFileName(problem.File), problem.Line, problem.Field));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ManyBadRows_AreAllReportedAtOnce()
    {
        _desk.Accounts("wx,市水利局,微信,九江林业,,,,,,", "wb,市林业局,微博,,,,,,,");
        _desk.Sources("wx,1,rss,x,", "wx,2,feed,,海外");
        _desk.Interaction("nobody,,,,,");
        _desk.Filings("市水利局,评选,2026-01-04,2026-01-20", ",,,");

        var problems = (await _desk.ImportAsync()).Problems;

        Assert.Equal(2, problems.Count(p => p.File.EndsWith("/accounts.csv", StringComparison.Ordinal)));
        Assert.Equal(3, problems.Count(p => p.File.EndsWith("account_sources.csv", StringComparison.Ordinal)));
        Assert.Equal(5, problems.Count(p => p.File.EndsWith("interaction.csv", StringComparison.Ordinal)));
        Assert.Equal(1, problems.Count(p => p.File.EndsWith("filings.csv", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("wx,1,weibo,https://weibo.com/u/1,", "这种来源用于新浪微博，而账号的平台是微信")]
    [InlineData("wb,1,wechat,https://mp.weixin.qq.com/s/1,", "这种来源用于微信，而账号的平台是新浪微博")]
    [InlineData("wb,1,douyin,https://www.douyin.com/user/1,", "这种来源用于抖音短视频")]
    [InlineData("wb,1,toutiao,https://www.toutiao.com/c/user/1,", "这种来源用于今日头条")]
    public async Task Import_SourceOfAnotherPlatform_IsAWarning(string row, string message)
    {
        _desk.Sources(row);

        var warning = Assert.Single((await _desk.ImportWellAsync()).Warnings);

        Assert.Equal("kind", warning.Field);
        Assert.Contains(message, warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_SourcesAlone_AreOfAccountsThatAreOpen()
    {
        await _desk.ImportWellAsync();
        _desk.Sources(Feed);
        await _desk.ImportWellAsync(Path.Combine(_desk.Folder, "account_sources.csv"));
        _desk.Accounts("wb,市林业局,微博,九江林业,,,,,,");
        await _desk.ImportWellAsync(Path.Combine(_desk.Folder, "accounts.csv"));

        var problem = Assert.Single((await _desk.ImportAsync(Path.Combine(_desk.Folder, "account_sources.csv"))).Problems);

        Assert.Contains("名录中没有这个账号，或它已关闭", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ManySourcesGone_IsRefusedUnlessTheyMoved()
    {
        _desk.Sources([.. Enumerable.Range(1, 10).Select(i => $"wx,{i},feed,http://old.example.com/{i},")]);
        await _desk.ImportWellAsync();
        _desk.Sources(Feed);

        Assert.Contains("--close-many", Assert.Single((await _desk.ImportAsync()).Problems).Message, StringComparison.Ordinal);

        _desk.Sources([.. Enumerable.Range(1, 10).Select(i => $"wx,{i},feed,http://new.example.com/{i},")]);
        Assert.Equal(new ImportCount(RegistryKind.AccountSource, 10, 0, 10, 0), await _desk.CountAsync(RegistryKind.AccountSource));
    }
}
