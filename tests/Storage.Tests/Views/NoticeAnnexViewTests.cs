using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Views;

public sealed class NoticeAnnexViewTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static readonly DateTimeOffset NextQuarter = new(2027, 1, 5, 1, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task Annex_OfAQuarter_NamesTheSitesAsTheNoticeDoes()
    {
        var (clean, vetoOnly) = (await database.AddSiteAsync(), await database.AddSiteAsync());
        var one = await database.AddSiteAsync(categories: [ColumnCategory.Other]);
        var three = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        await JudgeAsync(clean, 0, Sample.SiteVerdict(clean.Id, Outcome.Pass));
        await JudgeAsync(three, 0, [.. Enumerable.Select(["S-LONG", "S-NOTICE", "S-NEWS"], rule => Sample.SiteVerdict(three.Id, Outcome.Fail, rule, columnId: three.ColumnIds[0]))]);
        await JudgeAsync(one, 0, Sample.SiteVerdict(one.Id, Outcome.Fail, "S-LONG", columnId: one.ColumnIds[0]));
        await JudgeAsync(vetoOnly, 0, Sample.SiteVerdict(vetoOnly.Id, Outcome.Fail, "V-W4a", Severity.Veto));
        await JudgeAsync(one, 1, Sample.SiteVerdict(one.Id, Outcome.Pass, "S-LONG"), Sample.ColumnVerdict(one.ColumnIds[0], Outcome.Pass, "C-LONG"));
        await JudgeAsync(three, 1, Sample.SiteVerdict(three.Id, Outcome.Pass), Sample.ColumnVerdict(three.ColumnIds[0], Outcome.Pass), Sample.SiteVerdict(three.Id, Outcome.NotTested, "S-LONG"));

        var texts = CrawlerDatabase.Rules.Where(rule => rule.NoticeText is not null).ToDictionary(rule => rule.Code, rule => rule.NoticeText, StringComparer.Ordinal);
        Assert.Equal(
            [
                $"1|{one.Name}|1.{texts["S-LONG"]}|整改后合格",
                $"2|{three.Name}|1.{texts["S-NEWS"]}；\n2.{texts["S-NOTICE"]}；\n3.{texts["S-LONG"]}。|未整改：{texts["S-NOTICE"]}；{texts["S-LONG"]}",
            ],
            await AnnexAsync());

        // What was rectified in one quarter is not named in the next; what is open still is.
        await database.OpenRunAsync(clean, NextQuarter);
        Assert.Equal([$"1|{three.Name}|1.{texts["S-NOTICE"]}；\n2.{texts["S-LONG"]}。|未整改：{texts["S-NOTICE"]}；{texts["S-LONG"]}"], await AnnexAsync());
    }

    private Task<RunHandle> JudgeAsync(SeededSite site, int night, params Verdict[] verdicts) =>
        database.RunAsync(site, run => Sample.Result(run, site, verdicts: verdicts), CrawlerDatabase.Point.AddDays(night));

    private Task<List<string>> AnnexAsync() => database.RowsAsync("SELECT * FROM report.notice_annex1");
}
