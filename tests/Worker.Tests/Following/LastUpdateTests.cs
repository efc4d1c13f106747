using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Following;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Following;

public sealed class LastUpdateTests
{
    private static readonly DateOnly s_today = new(2026, 11, 23);
    private static readonly DateOnly s_old = s_today.AddDays(-100);

    [Fact]
    public void Conclude_EveryArticleRead_TheNewestIsRead()
    {
        var reading = Conclude(Article(-120), Article(-100), Article(-300));

        Assert.Equal(ReadingOutcome.Read, reading.Outcome);
        Assert.Equal(s_old, reading.Newest!.Date);
        Assert.Equal(DateSource.Article, reading.Newest.Source);
        Assert.Null(reading.Reason);
    }

    [Fact]
    public void Conclude_OneFreshArticle_IsEnoughWhateverTheOthersAre()
    {
        var reading = Conclude(None(), Article(-3), None(), None());

        Assert.Equal(s_today.AddDays(-3), reading.Newest!.Date);
    }

    [Fact]
    public void Conclude_OldArticlesBelowOneThatWasNotRead_IsStillUndated()
    {
        var reading = Conclude(None(), Article(-100), Article(-120), Article(-130));

        Assert.Equal(ReadingOutcome.Undated, reading.Outcome);
        Assert.Contains("2026-08-15", reading.Reason, StringComparison.Ordinal);
        Assert.Contains("1条", reading.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Conclude_OpenItemsBelowAListFromNewToOld_CannotBeNewer()
    {
        var reading = Conclude(Article(-100), Article(-120), Article(-130), None(), None());

        Assert.Equal(ReadingOutcome.Read, reading.Outcome);
        Assert.Equal(s_old, reading.Newest!.Date);
    }

    [Fact]
    public void Conclude_PinnedOldItemsOnTop_DoNotHideTheOrder()
    {
        var reading = Conclude(Article(-900), Article(-500), Article(-100), Article(-120), Article(-130), None());

        Assert.Equal(s_old, reading.Newest!.Date);
    }

    [Fact]
    public void Conclude_OpenItemsBelowAListWithoutOrder_MayBeNewer()
    {
        var reading = Conclude(Article(-100), Article(-130), Article(-120), None());

        Assert.Equal(ReadingOutcome.Undated, reading.Outcome);
    }

    [Fact]
    public void Conclude_HomePage_HasNoOrderThatTells()
    {
        ListItem[] items = [Article(-100), Article(-120), Article(-130), None()];

        Assert.Equal(ReadingOutcome.Undated, LastUpdate.Conclude(Undated([.. items.Select(item => item with { Date = null })]), items, null, isOneList: false, s_today).Outcome);
    }

    [Fact]
    public void Conclude_OneDayOverAndOver_IsNoOrder() => Assert.Equal(ReadingOutcome.Undated, Conclude(Article(-100), Article(-100), Article(-100), None()).Outcome);

    [Fact]
    public void Conclude_ArticlesThatWereNotRead_AreNotSaidToBeWithoutDates()
    {
        var reading = LastUpdate.Conclude(Undated([None(), None()]), [None(), None()], "2篇文章中有2篇未能读取", true, s_today);

        Assert.Equal(ReadingOutcome.NotRead, reading.Outcome);
        Assert.Contains("2篇未能读取", reading.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Conclude_TwoOldDatesAbove_AreNoOrderYet()
    {
        var reading = Conclude(Article(-100), Article(-120), None());

        Assert.Equal(ReadingOutcome.Undated, reading.Outcome);
    }

    [Theory]
    [InlineData(DateSource.Address)]
    [InlineData(DateSource.FirstSeen)]
    public void Conclude_WeakDateNewerThanTheSureOnes_IsTheNewestWithItsSource(DateSource source)
    {
        var reading = Conclude(Item(-50, source), Article(-100), Article(-120), Article(-130));

        Assert.Equal(ReadingOutcome.Read, reading.Outcome);
        Assert.Equal(source, reading.Newest!.Source);
        Assert.True(reading.DependsOnDay);
    }

    [Fact]
    public void Conclude_AddressesMonthsOlderThanTheNewestArticle_SettleIt()
    {
        var reading = Conclude(Item(-400, DateSource.Address), Article(-100), Article(-120), Article(-130));

        Assert.Equal(DateSource.Article, reading.Newest!.Source);
        Assert.Equal(s_old, reading.Newest.Date);
    }

    [Fact]
    public void Conclude_NothingLearned_StaysAsItWas()
    {
        var undated = Undated([None(), None()]);

        Assert.Equal(undated, LastUpdate.Conclude(undated, undated.Items, null, true, s_today));
    }

    private static ListReading Conclude(params ListItem[] items) => LastUpdate.Conclude(Undated([.. items.Select(item => item with { Date = null })]), items, null, true, s_today);

    private static ListReading Undated(IReadOnlyList<ListItem> items) => new(ReadingOutcome.Undated, "均未显示发布日期", items, null, null);

    private static ListItem Article(int days) => Item(days, DateSource.Article);

    private static ListItem Item(int days, DateSource source) => new($"标题{days}", $"https://a.gov.cn/{days}.html", s_today.AddDays(days), false, null, source);

    private static ListItem None() => new("没有日期的标题", "https://a.gov.cn/x.html", null, false);
}
