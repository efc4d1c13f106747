using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Writing;
using Npgsql;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Writing;

public sealed class RunWriterTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static readonly string[] Facts = ["column_observation", "page_fetch", "verdict", "finding", "run_target"];
    private static readonly DateOnly Newest = new(2026, 11, 20);

    private RunWriter Writer => database.Get<RunWriter>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_OfASite_KeepsEveryFact()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        var run = await database.OpenRunAsync(site);

        Assert.True(await Writer.WriteAsync(Whole(run, site), Cancellation));

        Assert.Equal(
            [$"{site.ColumnIds[0]}|read|2026-11-20|一条信息|20|ok|200|false|1|\"tag\"|ul>li"],
            await database.RowsAsync($"""
                SELECT column_id, outcome, newest, newest_title, item_count, fetch_status, http_status, not_modified, reader_version, etag, template
                FROM crawl.column_observation WHERE run_id = {run.RunId}
                """));
        Assert.Equal(
            ["shown|page||unknown|||"],
            await database.RowsAsync($"SELECT newest_source, way, source_url, place, place_detail, suspect, screenshot FROM crawl.column_observation WHERE run_id = {run.RunId}"));
        Assert.Equal(["http://site.example/|1000|ok"], await database.RowsAsync($"SELECT url, bytes, fetch_status FROM crawl.page_fetch WHERE run_id = {run.RunId}"));
        Assert.Equal(
            ["C-NEWS|column|fail|remark|15|read|test"],
            await database.RowsAsync($"""
                SELECT rule, target_kind, outcome, severity, evidence ->> 'value', evidence -> 'columns' -> 0 ->> 'outcome', policy_version
                FROM crawl.verdict WHERE run_id = {run.RunId}
                """));
        Assert.Equal(["done|1|1000"], await database.RowsAsync($"SELECT state, pages, bytes FROM crawl.run_target WHERE run_id = {run.RunId}"));
    }

    [Fact]
    public async Task Write_Twice_IsOnce()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        var run = await database.OpenRunAsync(site);
        await Writer.WriteAsync(Whole(run, site), Cancellation);
        var before = await EverythingAsync(site);

        Assert.False(await Writer.WriteAsync(Whole(run, site), Cancellation));
        Assert.Equal(before, await EverythingAsync(site));
    }

    [Fact]
    public async Task Write_ByTwoWorkersAtOnce_IsOnce()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        var run = await database.OpenRunAsync(site);

        var written = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Writer.WriteAsync(Whole(run, site), Cancellation)));

        Assert.Single(written, true);
        Assert.Equal(["1"], await database.RowsAsync($"SELECT count(*) FROM crawl.column_observation WHERE run_id = {run.RunId}"));
        Assert.Equal(["1"], await database.RowsAsync($"SELECT count(*) FROM crawl.finding_event WHERE run_id = {run.RunId}"));
    }

    [Fact]
    public async Task Write_IntoAClosedRun_WritesNothing()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        var run = await database.OpenRunAsync(site);
        await database.Get<RunLedger>().CloseAsync(run.RunId, RunState.Deadline, "截止", Cancellation);
        var before = await EverythingAsync(site);

        Assert.False(await Writer.WriteAsync(Whole(run, site), Cancellation));
        Assert.Equal(before, await EverythingAsync(site));
    }

    [Fact]
    public async Task Write_ThatFailsHalfWay_LeavesNothing()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        var run = await database.OpenRunAsync(site);
        var before = await EverythingAsync(site);
        var broken = Whole(run, site) with { Items = [Sample.Item(long.MaxValue, "栏目不存在", Newest)] };

        await Assert.ThrowsAsync<PostgresException>(() => Writer.WriteAsync(broken, Cancellation));

        Assert.Equal(before, await EverythingAsync(site));
        Assert.True(await Writer.WriteAsync(Whole(run, site), Cancellation));
    }

    [Fact]
    public async Task Write_OfAPartialRun_ChangesNothingOutside()
    {
        var (seen, unseen) = (await database.AddSiteAsync(categories: [ColumnCategory.News, ColumnCategory.News]), await database.AddSiteAsync(categories: [ColumnCategory.News]));
        foreach (var site in (SeededSite[])[seen, unseen])
            await database.RunAsync(site, run => Sample.Result(run, site, verdicts: [.. site.ColumnIds.Select(id => Sample.ColumnVerdict(id, Outcome.Fail))]));
        var before = await EverythingAsync(unseen);

        await database.RunAsync(
            seen,
            run => Sample.Result(run, seen, [Sample.Column(seen.ColumnIds[0], ReadingOutcome.Read, Newest)], [Sample.ColumnVerdict(seen.ColumnIds[0], Outcome.Pass)]),
            CrawlerDatabase.Point.AddDays(1));

        Assert.Equal(before, await EverythingAsync(unseen));
        Assert.Equal(
            [$"{seen.ColumnIds[0]}|rectified", $"{seen.ColumnIds[1]}|open"],
            await database.RowsAsync($"SELECT target_id, state FROM crawl.finding WHERE site_id = {seen.Id} ORDER BY target_id"));
    }

    [Fact]
    public async Task Write_OfManyColumns_SendsAsManyStatementsAsOfOne()
    {
        var small = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        var large = await database.AddSiteAsync(categories: [.. Enumerable.Repeat(ColumnCategory.News, 60)]);

        Assert.Equal(await StatementsAsync(small), await StatementsAsync(large));
    }

    [Fact]
    public async Task Write_OfTextThatNoDatabaseTakes_KeepsTheRest()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        var verdict = Sample.ColumnVerdict(site.ColumnIds[0], Outcome.Fail) with { Summary = "栏目\0" };
        verdict = verdict with { Evidence = verdict.Evidence with { Clause = "条\0款\ud800" } };

        const string Bad = "坏\0字\ud83d";
        var column = Sample.Column(site.ColumnIds[0], ReadingOutcome.Read, Newest, reason: Bad, title: "标\0题\udc00") with
        {
            FinalUrl = Bad,
            ETag = Bad,
            LastModified = Bad,
            Template = Bad,
            Way = Bad,
            SourceUrl = Bad,
            Screenshot = Bad,
        };
        column = column with { Observation = column.Observation with { NewestUrl = Bad, PlaceDetail = Bad } };
        var page = Sample.Page(Bad) with { Kind = Bad, TlsFault = Bad };
        await database.RunAsync(site, run => Sample.Result(
            run, site, [column], [verdict], [Sample.Item(site.ColumnIds[0], Bad, Newest)], [page]));

        Assert.Equal(["标\uFFFD题\uFFFD"], await database.RowsAsync($"SELECT newest_title FROM crawl.column_observation WHERE site_id = {site.Id}"));
        Assert.Equal(["坏\uFFFD字\uFFFD"], await database.RowsAsync($"SELECT title FROM crawl.list_item WHERE column_id = {site.ColumnIds[0]}"));
        Assert.Equal(["栏目\uFFFD|条\uFFFD款\uFFFD"], await database.RowsAsync($"SELECT summary, last_evidence ->> 'clause' FROM crawl.finding WHERE site_id = {site.Id}"));
        Assert.Equal(["坏\uFFFD字\uFFFD|坏\uFFFD字\uFFFD"], await database.RowsAsync($"SELECT url, tls_fault FROM crawl.page_fetch WHERE site_id = {site.Id}"));
        Assert.Equal(["条\uFFFD款\uFFFD"], await database.RowsAsync($"SELECT evidence ->> 'clause' FROM crawl.verdict WHERE site_id = {site.Id}"));
    }

    [Fact]
    public async Task Facts_OnceWritten_CannotBeChanged()
    {
        var site = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        await database.RunAsync(site, run => Whole(run, site));

        await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync($"UPDATE crawl.column_observation SET outcome = 'blank' WHERE site_id = {site.Id}"));
        await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync($"DELETE FROM crawl.verdict WHERE site_id = {site.Id}"));
        await Assert.ThrowsAsync<PostgresException>(() => database.ExecuteAsync("DELETE FROM crawl.finding_event"));
    }

    private static SiteResult Whole(RunHandle run, SeededSite site) => Sample.Result(
        run,
        site,
        [Sample.Column(site.ColumnIds[0], ReadingOutcome.Read, Newest)],
        [Sample.ColumnVerdict(site.ColumnIds[0], Outcome.Fail, newest: Newest, age: 15)],
        [Sample.Item(site.ColumnIds[0], "信息", Newest)],
        [Sample.Page()]);

    /// <summary>Counted at the driver as well as in our own books, where a batch counts by its statements.</summary>
    private async Task<(int Sent, long Counted)> StatementsAsync(SeededSite site)
    {
        var run = await database.OpenRunAsync(site);
        var result = Sample.Result(
            run,
            site,
            [.. site.ColumnIds.Select(id => Sample.Column(id, ReadingOutcome.Read, Newest))],
            [.. site.ColumnIds.Select(id => Sample.ColumnVerdict(id, Outcome.Fail))],
            [.. site.ColumnIds.Select(id => Sample.Item(id, "信息", Newest))],
            [.. site.ColumnIds.Select(id => Sample.Page())]);
        var before = Writer.Stats.Statements;
        using var trace = new StatementTrace(database.ConnectionString);
        await Writer.WriteAsync(result, Cancellation);
        Assert.InRange(trace.Count, 8, 12);
        return (trace.Count, Writer.Stats.Statements - before);
    }

    private async Task<List<string>> EverythingAsync(SeededSite site)
    {
        var rows = new List<string>();
        foreach (var table in Facts)
            rows.AddRange(await database.RowsAsync($"SELECT '{table}', md5(string_agg(t::text, '' ORDER BY t::text)) FROM crawl.{table} t WHERE site_id = {site.Id}"));
        rows.AddRange(await database.RowsAsync($"SELECT count(*) FROM crawl.finding_event e JOIN crawl.finding f ON f.id = e.finding_id WHERE f.site_id = {site.Id}"));
        return rows;
    }
}
