using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Writing;

public sealed class DateSignsTests(CrawlerDatabase database) : IClassFixture<CrawlerDatabase>
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    private SeededSite _site = null!;

    [Theory]
    [InlineData(12)]
    [InlineData(-12)]
    [InlineData(2)]
    public async Task Item_ShowingAnotherDate_IsASignInBothDirections(int days)
    {
        var list = await ListAsync();
        await SeeAsync(0, list);

        await SeeAsync(1, [list[0] with { ShownDate = list[0].ShownDate!.Value.AddDays(days) }, .. list[1..]]);

        var after = list[0].ShownDate!.Value.AddDays(days);
        Assert.Equal([$"redated|信息0|2026-11-03|{after:yyyy-MM-dd}|{days}|false"], await SignsAsync("i.title, detail ->> 'before', detail ->> 'after', detail ->> 'days', detail ->> 'templateChanged'"));
    }

    [Fact]
    public async Task Item_ShowingItsNewDateStill_IsNoFurtherSign()
    {
        var list = await ListAsync();
        await SeeAsync(0, list);
        ItemRow[] changed = [Later(list[0]), .. list[1..]];
        await SeeAsync(1, changed);
        await SeeAsync(2, changed);

        Assert.Single(await SignsAsync());
    }

    [Fact]
    public async Task Item_CorrectedByADay_IsNoSign()
    {
        var list = await ListAsync();
        await SeeAsync(0, list);

        await SeeAsync(1, [.. list.Select(item => item with { ShownDate = item.ShownDate!.Value.AddDays(-1) })]);

        Assert.Empty(await SignsAsync());
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public async Task Item_WhoseDateIsNotWholeOnceAtLeast_IsNoSign(bool before, bool after)
    {
        var list = await ListAsync();
        await SeeAsync(0, [.. list.Select(item => item with { Precise = before })]);

        await SeeAsync(1, [.. list.Select(item => Later(item) with { Precise = after })]);

        Assert.Empty(await SignsAsync());
    }

    [Theory]
    [InlineData(DateSource.Article, DateSource.Shown)]
    [InlineData(DateSource.Shown, DateSource.Article)]
    [InlineData(DateSource.Address, DateSource.Address)]
    public async Task Item_WhoseDateIsNotShownBothTimes_IsNoSign(DateSource before, DateSource after)
    {
        var list = await ListAsync();
        await SeeAsync(0, [.. list.Select(item => item with { DateSource = before })], column => From(column, before));

        await SeeAsync(1, [.. list.Select(item => Later(item) with { DateSource = after })], column => From(column, after));

        Assert.Empty(await SignsAsync());

        static ColumnRow From(ColumnRow column, DateSource source) => column with { Observation = column.Observation with { NewestSource = source } };
    }

    [Fact]
    public async Task List_ReadByANewerReaderOrAnotherWay_IsNoSign()
    {
        var list = await ListAsync();
        await SeeAsync(0, list);
        list = [.. list.Select(Later)];
        await SeeAsync(1, list, column => column with { ReaderVersion = 2 });
        list = [.. list.Select(Later)];
        await SeeAsync(2, list, column => column with { ReaderVersion = 2, Way = "feed", SourceUrl = "http://site.example/rss" });
        Assert.Empty(await SignsAsync());

        await SeeAsync(3, [.. list.Select(Later)], column => column with { ReaderVersion = 2, Way = "feed", SourceUrl = "http://site.example/rss" });
        Assert.NotEmpty(await SignsAsync());
    }

    [Fact]
    public async Task Items_OfOneAddressOrOfNone_AreNoSign()
    {
        var list = await ListAsync();
        ItemRow[] generic =
        [
            list[0] with { Url = "javascript:void(0)" }, list[1] with { Url = "http://site.example/list" }, list[2] with { Url = "http://site.example/list" }, .. list[3..],
        ];
        await SeeAsync(0, generic);

        await SeeAsync(1, [.. generic[..3].Select(Later), .. generic[3..]]);

        Assert.Empty(await SignsAsync());
    }

    [Fact]
    public async Task Item_TwiceOnThePageWithTwoDates_IsNoSign()
    {
        var list = await ListAsync();
        await SeeAsync(0, list);

        await SeeAsync(1, [Later(list[0]) with { Pinned = true }, .. list]);

        Assert.Empty(await SignsAsync());
    }

    [Theory]
    [InlineData(4, 8, false)]
    [InlineData(5, 10, true)]
    [InlineData(5, 11, false)]
    public async Task Items_ReDatedTogether_AreASignOfTheColumnToo(int changed, int of, bool expected)
    {
        var list = await ListAsync(of);
        await SeeAsync(0, list);

        await SeeAsync(1, [.. list[..changed].Select(Later), .. list[changed..]], column => column with { Template = "div>p" });

        Assert.Equal(
            expected ? [$"massRedated||{changed}|{of}|{changed}|true"] : [],
            await SignsAsync("item_id, detail ->> 'items', detail ->> 'of', detail ->> 'later', detail ->> 'templateChanged'", "massRedated"));
        Assert.Equal(changed, (await SignsAsync(kind: "redated")).Count);
    }

    [Fact]
    public async Task List_WhoseOneDateMovesWithTheVisit_IsThatSignAlone()
    {
        var list = await ListAsync();
        await SeeAsync(0, OnOneDay(list, Day));
        await SeeAsync(2, OnOneDay(list, Day.AddDays(2)));

        Assert.Equal(["movingDate||2026-11-23|2026-11-25|8"], await SignsAsync("item_id, detail ->> 'before', detail ->> 'after', detail ->> 'items'"));
    }

    [Fact]
    public async Task List_WhoseOneDateStaysOrMovesOtherwise_IsNoClock()
    {
        var list = await ListAsync();
        await SeeAsync(0, OnOneDay(list, Day));
        await SeeAsync(2, OnOneDay(list, Day));
        await SeeAsync(4, OnOneDay(list, Day.AddDays(3)));
        await SeeAsync(5, [.. OnOneDay(list, Day.AddDays(4))[..7], Undated(list[7])]);

        Assert.Empty(await SignsAsync(kind: "movingDate"));
    }

    [Fact]
    public async Task Item_NewWithAnOldDateAmongOlderOnes_IsASign()
    {
        var list = await ReadForDaysAsync();

        await SeeAsync(5, [New(list[3].ShownDate!.Value.AddDays(2)), .. list]);

        Assert.Equal(["backdated|补发|2026-09-27|2026-11-28|62"], await SignsAsync("i.title, detail ->> 'shown', detail ->> 'firstSeen', detail ->> 'days'"));
    }

    [Fact]
    public async Task Item_SeenAgain_IsBackdatedOnce()
    {
        var list = await ReadForDaysAsync();
        ItemRow[] after = [New(list[3].ShownDate!.Value.AddDays(2)), .. list];
        await SeeAsync(5, after);
        await SeeAsync(6, after);

        Assert.Single(await SignsAsync());
    }

    [Fact]
    public async Task Item_OlderThanAllTheRest_CameUpFromTheSecondPage()
    {
        var list = await ReadForDaysAsync();

        await SeeAsync(5, [.. list[1..], New(list[^1].ShownDate!.Value.AddDays(-3))]);

        Assert.Empty(await SignsAsync());
    }

    [Fact]
    public async Task Item_PinnedOrRenamedOrMovedOrRecent_IsNotBackdated()
    {
        var list = await ReadForDaysAsync();
        var old = list[3].ShownDate!.Value.AddDays(2);

        await SeeAsync(5, [New(old) with { Pinned = true }, .. list]);
        await SeeAsync(6, [New(old, "改题") with { Url = list[3].Url }, .. list]);
        await SeeAsync(7, [list[3] with { Url = "https://new.example/3" }, .. list[..3], .. list[4..]]);
        await SeeAsync(8, [New(old, "近日") with { ShownDate = Day.AddDays(-21) }, .. list]);
        await SeeAsync(9, [New(old, "约数") with { Precise = false }, .. list]);

        Assert.Empty(await SignsAsync());
    }

    [Fact]
    public async Task Items_OfARebuiltList_AreNotBackdated()
    {
        var list = await ReadForDaysAsync();

        await SeeAsync(5, [.. list[4..], .. Enumerable.Range(0, 5).Select(i => New(list[3].ShownDate!.Value.AddDays(i - 1), $"新{i}"))]);
        Assert.Empty(await SignsAsync());

        await SeeAsync(6, [New(list[3].ShownDate!.Value.AddDays(2)), .. list], column => column with { Template = "div>p" });
        Assert.Empty(await SignsAsync());
    }

    [Fact]
    public async Task Item_NewInAColumnReadForTheFirstTimeOrSeldom_IsNotBackdated()
    {
        var list = await OldListAsync();
        await SeeAsync(0, list);
        await SeeAsync(1, [New(list[3].ShownDate!.Value.AddDays(2), "第二次"), .. list]);
        await SeeAsync(2, list);
        await SeeAsync(40, [New(list[3].ShownDate!.Value.AddDays(2), "久未采集"), .. list]);

        Assert.Empty(await SignsAsync());
    }

    private static ItemRow Later(ItemRow item) => item with { ShownDate = item.ShownDate!.Value.AddDays(12) };

    private static ItemRow Undated(ItemRow item) => item with { ShownDate = null };

    private static ItemRow[] OnOneDay(ItemRow[] list, DateOnly day) => [.. list.Select(item => item with { ShownDate = day })];

    private ItemRow New(DateOnly shown, string title = "补发") => Sample.Item(_site.ColumnIds[0], title, shown);

    private async Task<ItemRow[]> ListAsync(int items = 8, int apart = 1)
    {
        _site = await database.AddSiteAsync(categories: [ColumnCategory.News]);
        return [.. Enumerable.Range(0, items).Select(i => Sample.Item(_site.ColumnIds[0], $"信息{i}", Day.AddDays(-20 - (i * apart))))];
    }

    private Task<ItemRow[]> OldListAsync() => ListAsync(apart: 13);

    private async Task<ItemRow[]> ReadForDaysAsync()
    {
        var list = await OldListAsync();
        for (var night = 0; night < 5; night++)
            await SeeAsync(night, list);
        return list;
    }

    private async Task SeeAsync(int night, ItemRow[] items, Func<ColumnRow, ColumnRow>? shape = null)
    {
        var at = CrawlerDatabase.Point.AddDays(night);
        var column = Sample.Column(_site.ColumnIds[0], ReadingOutcome.Read, items.Max(item => item.ShownDate), at);
        var row = shape?.Invoke(column) ?? column;
        await database.RunAsync(_site, run => Sample.Result(run, _site, [row], items: [.. items.Select(item => item with { SeenAt = at })]), at);
    }

    private Task<List<string>> SignsAsync(string columns = "1", string kind = "%") => database.RowsAsync($"""
        SELECT d.kind, {columns} FROM crawl.date_sign d LEFT JOIN crawl.list_item i ON i.id = d.item_id
        WHERE d.column_id = {_site.ColumnIds[0]} AND d.site_id = {_site.Id} AND d.kind LIKE '{kind}' ORDER BY d.id
        """);
}
