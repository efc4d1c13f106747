using FreshnessCrawler.Storage.Model;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Views;

public sealed class AccountRegisterChangesViewTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    [Fact]
    public async Task Changes_OfAQuarter_AreNamedAsTheNoticeDoes()
    {
        var gone = await Accounts.AddAsync(database, row => (row.Platform, row.Name) = ("今日头条", "大美永修"));
        var added = await Accounts.AddAsync(database, row => row.Name = "庐山市教育体育局");
        await NoteAsync(gone, "cancelled", "2023-02-10", null, "2023-02-10");
        await NoteAsync(added, "registered", "2023-03-31", null, "2023-03-31");

        Assert.Equal(
            ["2023年第一季度|申报新增|“庐山市教育体育局”微信公众号", "2023年第一季度|注销|“大美永修”今日头条"],
            await database.RowsAsync($"SELECT quarter, kind, account FROM report.account_register_changes WHERE code IN ('{gone.Code}', '{added.Code}')"));
    }

    [Fact]
    public async Task Changes_WithADayCorrectedOrTakenBack_CountOnce()
    {
        var corrected = await Accounts.AddAsync(database);
        await NoteAsync(corrected, "cancelled", "2023-02-10", null, "2023-02-10");
        await NoteAsync(corrected, "cancelled", "2023-04-02", "2023-02-10", "2023-04-02");
        var takenBack = await Accounts.AddAsync(database);
        await NoteAsync(takenBack, "suspended", "2023-02-10", null, "2023-02-10");
        await NoteAsync(takenBack, "suspended", "2023-02-10", "2023-02-10", null);
        var twice = await Accounts.AddAsync(database);
        await NoteAsync(twice, "registered", "2023-02-10", null, "2023-02-10");
        await NoteAsync(twice, "registered", "2023-02-10", null, "2023-02-10");

        Assert.Equal(["2023年第二季度|注销|2023-04-02"], await ChangesAsync(corrected));
        Assert.Empty(await ChangesAsync(takenBack));
        Assert.Single(await ChangesAsync(twice));
    }

    [Fact]
    public async Task Changes_OfARenamedAccount_HaveTheNameOfTheirDay()
    {
        var account = await Accounts.AddAsync(database, row => row.Name = "丙");
        await NoteAsync(account, "registered", "2023-01-01", null, "2023-01-01");
        await NoteAsync(account, "renamed", "2023-05-01", "甲", "乙");
        await NoteAsync(account, "resumed", "2023-06-01", "2023-05-20", null);
        await NoteAsync(account, "renamed", "2023-08-01", "乙", "丙");

        Assert.Equal(
            ["更名|“丙”微信公众号|乙|丙", "恢复|“乙”微信公众号|2023-05-20|", "更名|“乙”微信公众号|甲|乙", "申报新增|“甲”微信公众号||2023-01-01"],
            await database.RowsAsync($"SELECT kind, account, before, after FROM report.account_register_changes WHERE code = '{account.Code}'"));
    }

    private Task NoteAsync(Account account, string kind, string on, string? before, string? after) => database.ExecuteAsync($"""
        INSERT INTO crawl.account_change (account_id, kind, "on", before, after, noted_at)
        VALUES ({account.Id}, '{kind}', '{on}', {Text(before)}, {Text(after)}, '{on}')
        """);

    private static string Text(string? text) => text is null ? "NULL" : $"'{text}'";

    private Task<List<string>> ChangesAsync(Account account) =>
        database.RowsAsync($"SELECT quarter, kind, changed_on FROM report.account_register_changes WHERE code = '{account.Code}'");
}
