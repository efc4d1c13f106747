using System.Text;
using FreshnessCrawler.Storage.Registry;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Registry;

public sealed class RegistryChecksTests(RegistryTemplate template) : IClassFixture<RegistryTemplate>, IAsyncLifetime
{
    private const string Forestry = "lyj,九江市林业局,市林业局,http://lyj.example.gov.cn/,,,,,,";

    private ImportDesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await ImportDesk.OpenAsync(template);
        _desk.WriteSmallCity();
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Theory]
    [InlineData(",市政府,", "name", "不能为空")]
    [InlineData("市林业局,,", "name", "第 3 行重复")]
    [InlineData("市水利局,市人大,", "parent", "不在 units.csv 中")]
    [InlineData("甲,甲,", "parent", "成环：甲 → 甲")]
    [InlineData("\"市\n水利局\",,", "name", "换行")]
    [InlineData("市水\uFFFD局,,", "name", "无法识别的字符")]
    [InlineData("甲,市政府,x,多出来", "", "格数比表头多")]
    [InlineData("市\"水利局,,", "", "双引号")]
    [InlineData("\"市水利局,,", "", "没有收尾")]
    public async Task Units_BadRow_IsReported(string row, string field, string message)
    {
        _desk.Units("市政府,,市政府", "市林业局,市政府,市直部门", row);

        await ExpectAsync("units.csv", 4, field, message);
    }

    [Fact]
    public async Task Units_LongerCircle_IsReportedAtEachOfThemAndNotBelow()
    {
        _desk.Units("市政府,,", "市林业局,,", "甲,乙,", "乙,丙,", "丙,甲,", "丁,甲,");

        var problems = (await _desk.ImportAsync()).Problems;

        Assert.Equal([4, 5, 6], problems.Select(p => p.Line));
        Assert.Contains("甲 → 乙 → 丙 → 甲", problems[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",无代码,市林业局,,,,,,,", "code", "不能为空")]
    [InlineData("a b,代码,市林业局,,,,,,,", "code", "只能用字母")]
    [InlineData("LYJ,重复,市林业局,,,,,,,", "code", "第 2 行重复")]
    [InlineData("x,,市林业局,,,,,,,", "name", "不能为空")]
    [InlineData("x,站,,,,,,,,", "unit", "不能为空")]
    [InlineData("x,站,市水利局,,,,,,,", "unit", "units.csv 中没有这个单位")]
    [InlineData("x,站,市林业局,ftp://x.example.gov.cn/,,,,,,", "url", "只接受 http")]
    [InlineData("x,站,市林业局,www.example.gov.cn,,,,,,", "url", "缺少 http://")]
    [InlineData("x,站,市林业局,http://,,,,,,", "url", "写法不对")]
    [InlineData("x,站,市林业局,http://lyj.example.gov.cn,,,,,,", "url", "第 2 行的“九江市林业局”相同")]
    [InlineData("x,站,市林业局,http://www.lyj.example.gov.cn/,,,,,,", "url", "第 2 行的“九江市林业局”（http://lyj.example.gov.cn/）是同一个网站")]
    [InlineData("x,站,市林业局,https://lyj.example.gov.cn/,,,,,,", "url", "是同一个网站")]
    [InlineData("x,站,市林业局,https://www.lyj.example.gov.cn/index.html,,,,,,", "url", "是同一个网站")]
    [InlineData("x,站,市林业局,,,,,,2026-02-30,", "valid_from", "不是日期")]
    [InlineData("x,站,市林业局,,,,,,46000,", "valid_from", "不是日期")]
    [InlineData("x,站,市林业局,,,,,,2026-02-02,2026-02-01", "valid_to", "停用日期早于启用日期")]
    public async Task Sites_BadRow_IsReported(string row, string field, string message)
    {
        _desk.Sites(Forestry, row);

        await ExpectAsync("sites.csv", 3, field, message);
    }

    [Theory]
    [InlineData(",栏目,http://lyj.example.gov.cn/a/,news,1,,,,", "site_code", "不能为空")]
    [InlineData("slj,栏目,http://lyj.example.gov.cn/a/,news,1,,,,", "site_code", "sites.csv 中没有这个网站代码")]
    [InlineData("lyj,,http://lyj.example.gov.cn/a/,news,1,,,,", "name", "不能为空")]
    [InlineData("lyj,栏目,,news,1,,,,", "url", "栏目必须有网址")]
    [InlineData("lyj,栏目,/a/,news,1,,,,", "url", "缺少 http://")]
    [InlineData("lyj,栏目,http://lyj.example.gov.cn/lydt/,news,1,,,,", "url", "第 2 行重复")]
    [InlineData("lyj,栏目,HTTP://lyj.example.gov.cn:80/lydt/#a,news,1,,,,", "url", "第 2 行重复")]
    [InlineData("lyj,栏目,http://lyj.example.gov.cn,news,1,,,,", "url", "与网站首页的网址相同")]
    [InlineData("lyj,栏目,http://lyj.example.gov.cn/a/,新闻,1,,,,", "category", "应为 home、news")]
    [InlineData("lyj,栏目,http://lyj.example.gov.cn/a/,news,,,,,", "level", "不能为空")]
    [InlineData("lyj,栏目,http://lyj.example.gov.cn/a/,news,0,,,,", "level", "级别 0 只用于首页")]
    [InlineData("lyj,栏目,http://lyj.example.gov.cn/a/,news,10,,,,", "level", "应为 0 至 9")]
    [InlineData("lyj,栏目,http://lyj.example.gov.cn/a/,news,一,,,,", "level", "应为 0 至 9")]
    [InlineData("lyj,首页,http://lyj.example.gov.cn/,home,1,,,,", "level", "首页的级别是 0")]
    [InlineData("lyj,栏目,http://lyj.example.gov.cn/a/,news,1,0,,,", "limit_days", "应为 1 至 3660")]
    [InlineData("lyj,栏目,http://lyj.example.gov.cn/a/,news,1,3661,,,", "limit_days", "应为 1 至 3660")]
    [InlineData("lyj,栏目,http://lyj.example.gov.cn/a/,news,1,,不久,理由,甲", "exempt_until", "不是日期")]
    [InlineData("lyj,栏目,http://lyj.example.gov.cn/a/,news,1,,2027-01-01,,甲", "exempt_reason", "必须写明理由")]
    [InlineData("lyj,栏目,http://lyj.example.gov.cn/a/,news,1,,2027-01-01,理由,", "exempt_by", "必须写明批准人")]
    public async Task Columns_BadRow_IsReported(string row, string field, string message)
    {
        _desk.Columns("lyj,林业动态,http://lyj.example.gov.cn/lydt/,news,1,,,,", row);

        await ExpectAsync("columns.csv", 3, field, message);
    }

    [Fact]
    public async Task Columns_TwoHomes_AreReported()
    {
        _desk.Columns("lyj,首页,http://lyj.example.gov.cn/,home,0,,,,", "lyj,首页,http://lyj.example.gov.cn/b,home,0,,,,");

        await ExpectAsync("columns.csv", 3, "category", "第 2 行重复");
    }

    [Theory]
    [InlineData("10.1.0.0/33,否,,,理由,甲", "network", "网段写法不对")]
    [InlineData("10.1.0.1/16,否,,,理由,甲", "network", "网段写法不对")]
    [InlineData("10.1,否,,,理由,甲", "network", "网段写法不对")]
    [InlineData("0.0.0.0/0,是,,,理由,甲", "network", "网段太大")]
    [InlineData("10.1.0.0/16,也许,,,理由,甲", "allow_private", "应为 是 或 否")]
    [InlineData("10.1.0.0/16,是,0,,理由,甲", "requests_per_second", "大于 0")]
    [InlineData("10.1.0.0/16,是,,0,理由,甲", "connections", "应为 1 至 64")]
    [InlineData("10.1.0.0/16,是,,,,甲", "reason", "不能为空")]
    [InlineData("10.1.0.0/16,是,,,理由,", "by", "不能为空")]
    [InlineData("192.168.0.0/24,是,,,理由,甲", "network", "第 2 行重复")]
    public async Task Networks_BadRow_IsReported(string row, string field, string message)
    {
        _desk.Write("networks.csv", ImportDesk.NetworkHeader + "192.168.0.0/24,是,,,理由,甲\n" + row);

        await ExpectAsync("networks.csv", 3, field, message);
    }

    [Theory]
    [InlineData("http://a.example.gov.cn,理由,甲,", "host", "只写主机名")]
    [InlineData("a.example.gov.cn/x,理由,甲,", "host", "只写主机名")]
    [InlineData(",理由,甲,", "host", "只写主机名")]
    [InlineData("a.example.gov.cn,,甲,", "reason", "不能为空")]
    [InlineData("a.example.gov.cn,理由,,", "by", "不能为空")]
    [InlineData("a.example.gov.cn,理由,甲,明年", "until", "不是日期")]
    public async Task Robots_BadRow_IsReported(string row, string field, string message)
    {
        _desk.Write("robots.csv", ImportDesk.RobotsHeader + row);

        await ExpectAsync("robots.csv", 2, field, message);
    }

    [Theory]
    [InlineData("name,kind\n甲,x\n", "parent", "缺少这一列")]
    [InlineData("name,parent,kind,备注\n甲,,,\n", "备注", "不认识的列")]
    [InlineData("name,parent,kind,name\n甲,,,\n", "name", "出现了两次")]
    [InlineData("", "", "文件是空的")]
    [InlineData("\n\n", "", "文件是空的")]
    public async Task Header_Wrong_IsReportedAlone(string text, string field, string message)
    {
        _desk.Write("units.csv", text);

        await ExpectAsync("units.csv", text.Length < 3 ? 0 : 1, field, message);
    }

    [Fact]
    public async Task File_Workbook_SaysToSaveItAsCsv()
    {
        _desk.Write("units.csv", [(byte)'P', (byte)'K', 3, 4, 20, 0]);

        await ExpectAsync("units.csv", 0, "", "Excel 工作簿");
    }

    [Fact]
    public async Task File_NoKnownEncoding_SaysSo()
    {
        _desk.Write("units.csv", [.. Encoding.ASCII.GetBytes(ImportDesk.UnitHeader), 0xFF, 0xFF, 0x0A]);

        await ExpectAsync("units.csv", 0, "", "编码不认识");
    }

    [Fact]
    public async Task Paths_Unknown_NameTheKnownFiles()
    {
        var unknown = _desk.Write("site.csv", "a\n");
        var empty = Path.Combine(_desk.Folder, "empty");
        Directory.CreateDirectory(empty);

        var problems = (await _desk.ImportAsync(unknown, empty, "/nowhere/units.csv")).Problems;

        Assert.Equal(["/nowhere/units.csv", empty, unknown], problems.Select(p => p.File));
        Assert.Contains("找不到", problems[0].Message, StringComparison.Ordinal);
        Assert.All(problems.Skip(1), p => Assert.Contains("units.csv、sites.csv、columns.csv、networks.csv、robots.csv", p.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Paths_SameKindTwice_IsReported()
    {
        var other = Directory.CreateDirectory(Path.Combine(_desk.Folder, "other")).FullName;
        File.Copy(Path.Combine(_desk.Folder, "units.csv"), Path.Combine(other, "units.csv"));

        var problem = Assert.Single((await _desk.ImportAsync(_desk.Folder, other, Path.Combine(_desk.Folder, "units.csv"))).Problems);

        Assert.Equal(Path.Combine(other, "units.csv"), problem.File);
    }

    [Fact]
    public async Task Paths_None_IsReported() => Assert.Single((await new RegistryImport(_desk, _desk.Clock).ImportAsync([], TestContext.Current.CancellationToken)).Problems);

    [Fact]
    public async Task ManyBadRows_AreReportedAtOnceAndInOrder()
    {
        _desk.Units("市政府,,", "市林业局,无此单位,");
        _desk.Sites("lyj,林业局,市林业局,gopher://a.b/,,,,坏,2026-13-01,x");
        _desk.Columns("lyj,,ftp://a.b/,x,y,z,,,", "zzz,栏目,http://a.b/c,news,1,,,,");

        var problems = (await _desk.ImportAsync()).Problems;

        string[] expected =
        [
            "columns.csv 2 category", "columns.csv 2 level", "columns.csv 2 limit_days", "columns.csv 2 name", "columns.csv 2 url", "columns.csv 3 site_code",
            "sites.csv 2 url", "sites.csv 2 valid_from", "sites.csv 2 valid_to", "units.csv 3 parent",
        ];
        Assert.Equal(expected, problems.Select(p => $"{Path.GetFileName(p.File)} {p.Line} {p.Field}").Order(StringComparer.Ordinal));
        Assert.Equal(problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line), problems);
        Assert.Equal("gopher://a.b/", problems.Single(p => p.Field == "url" && p.File.EndsWith("sites.csv", StringComparison.Ordinal)).Value);
    }

    [Fact]
    public async Task SitesAlone_UnitNeitherInFileNorStored_IsReported()
    {
        await ExpectAsync("sites.csv", 2, "unit", "名录中没有这个单位", "sites.csv");
    }

    [Fact]
    public async Task ColumnsAlone_SiteClosed_IsReported()
    {
        await _desk.ImportWellAsync();
        _desk.Sites(Forestry + "2026-02-01");
        _desk.Columns();
        await _desk.ImportWellAsync();
        _desk.WriteSmallCity();

        var problems = (await _desk.ImportAsync(Path.Combine(_desk.Folder, "columns.csv"))).Problems;

        Assert.Equal([2, 3], problems.Select(p => p.Line));
        Assert.Contains("或它已关闭", problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnitsAlone_UnitOfAnOpenSiteGone_IsReported()
    {
        await _desk.ImportWellAsync();
        _desk.Units("市政府,,市政府");

        await ExpectAsync("units.csv", 0, "", "网站“九江市林业局”（lyj）仍属于它", "units.csv");
    }

    [Fact]
    public async Task SitesAlone_HomeAtARegisteredColumnsAddress_IsReported()
    {
        await _desk.ImportWellAsync();
        _desk.Sites("lyj,九江市林业局,市林业局,http://lyj.example.gov.cn/lydt/,,,,,,");

        await ExpectAsync("sites.csv", 2, "url", "与已登记栏目“林业动态”的网址相同", "sites.csv");
    }

    [Fact]
    public async Task SitesAlone_ClosedBeforeItsStoredBeginning_IsReported()
    {
        await _desk.ImportWellAsync();
        _desk.Sites(Forestry + "2019-12-31");

        await ExpectAsync("sites.csv", 2, "valid_to", "早于名录中已有的启用日期 2020-01-01", "sites.csv");
    }

    [Theory]
    [InlineData("units.csv", ImportDesk.UnitHeader, "全部 2 个单位")]
    [InlineData("sites.csv", ImportDesk.SiteHeader, "全部 1 个网站")]
    public async Task File_EmptiedByMistake_ClosesNothing(string file, string text, string message)
    {
        await _desk.ImportWellAsync();
        _desk.Write(file, text);

        var problems = (await _desk.ImportAsync(Path.Combine(_desk.Folder, file))).Problems;

        Assert.Contains(problems, p => p.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Warnings_NameWhatAPersonShouldLookAt()
    {
        _desk.Write("extra.csv", "a\n");
        _desk.Sites(Forestry, "wjw,九江市卫健委,市林业局,,,123,,,,");
        _desk.Columns(
            "lyj,别处,http://elsewhere.example.gov.cn/,other,1,,2026-02-28,专题,甲",
            "wjw,栏目,http://wjw.example.gov.cn/a/,other,1,,,,");

        var warnings = (await _desk.ImportWellAsync()).Warnings.Select(w => (Path.GetFileName(w.File), w.Line, w.Field));

        Assert.Equal(
            [("columns.csv", 2, "exempt_until"), ("columns.csv", 2, "url"), ("columns.csv", 3, "site_code"), ("extra.csv", 0, ""), ("sites.csv", 3, "site_id_code")],
            warnings);
    }

    [Fact]
    public void Problem_AsText_HasPlaceValueAndMend() =>
        Assert.Equal("sites.csv 第 3 行 url“x”：改", new ImportProblem("sites.csv", 3, "url", "x", "改").ToString());

    private async Task ExpectAsync(string file, int line, string field, string message, params string[] onlyFiles)
    {
        var result = await _desk.ImportAsync([.. onlyFiles.Select(f => Path.Combine(_desk.Folder, f))]);

        var problem = Assert.Single(result.Problems);
        Assert.Equal((file, line, field), (Path.GetFileName(problem.File), problem.Line, problem.Field));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }
}
