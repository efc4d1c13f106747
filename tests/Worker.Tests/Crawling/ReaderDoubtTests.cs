using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Crawling;
using FreshnessCrawler.Worker.Options;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Crawling;

public sealed class ReaderDoubtTests
{
    private const string Same = "ul.list>li";
    private const string Other = "div.sidebar>ul>li";
    private const int Version = 7;

    private static readonly DateOnly Newest = new(2026, 11, 20);
    private static readonly KnownReading Known =
        new(ReadingOutcome.Read, Newest, "标题", "http://site.example/1.html", 20, DateTimeOffset.UnixEpoch, Version, null, null) { Template = Same };

    [Theory]
    [InlineData(20, null)]
    [InlineData(9, null)]
    [InlineData(8, "信息由20条减为8条")]
    [InlineData(1, "信息由20条减为1条")]
    public void Of_ItemsBelowTheShare_IsACollapse(int items, string? expected) => Assert.Equal(expected, Of(Known, items: items)?.Cause);

    [Fact]
    public void Of_NoItemOrNoDateWhereThereWere_IsInDoubt()
    {
        Assert.Equal("原有20条信息，本次一条也没有", Of(Known, ReadingOutcome.Blank, newest: null, items: 0, template: null)?.Cause);
        Assert.Equal("原有20条信息有日期，本次20条均无日期", Of(Known, ReadingOutcome.Undated, newest: null)?.Cause);
        Assert.NotNull(Of(Known with { Outcome = ReadingOutcome.Undated, Newest = null }, ReadingOutcome.Blank, newest: null, items: 0));
    }

    [Fact]
    public void Of_UndatedAsBefore_IsBelieved() =>
        Assert.Null(Of(Known with { Outcome = ReadingOutcome.Undated, Newest = null }, ReadingOutcome.Undated, newest: null));

    [Theory]
    [InlineData(Same, -30, false)]
    [InlineData(Other, -1, true)]
    [InlineData(Other, 0, false)]
    [InlineData(Other, 1, false)]
    [InlineData(null, -1, false)]
    public void Of_AnotherTemplate_IsInDoubtWhereTheNewestDateWentBack(string? template, int days, bool expected) =>
        Assert.Equal(expected, Of(Known, newest: Newest.AddDays(days), template: template) is not null);

    [Fact]
    public void Of_AnotherTemplateGoneBack_NamesBothDates() =>
        Assert.Equal("列表模板已变，最新日期由 2026-11-20 退回 2023-01-05", Of(Known, newest: new DateOnly(2023, 1, 5), template: Other)?.Cause);

    [Theory]
    [InlineData(Same, 1, false)]
    [InlineData(Same, 0, true)]
    [InlineData(Other, 1, true)]
    public void Of_ACollapseWithALaterDate_IsBelievedInTheSameTemplateOnly(string template, int days, bool expected) =>
        Assert.Equal(expected, Of(Known, newest: Newest.AddDays(days), items: 3, template: template) is not null);

    [Theory]
    [InlineData(0, false)]
    [InlineData(-1, true)]
    public void Of_ACollapseByANewerReader_IsInDoubtOnlyWhereTheDateWentBack(int days, bool expected) =>
        Assert.Equal(expected, Of(Known with { ReaderVersion = Version - 1 }, newest: Newest.AddDays(days), items: 3) is not null);

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Of_AShortList_IsNoMeasure(int knownItems, bool expected) =>
        Assert.Equal(expected, Of(Known with { ItemCount = knownItems }, items: 1) is not null);

    [Fact]
    public void Of_WhatCannotBeCompared_IsNoDoubt()
    {
        Assert.Null(Of(Known, ReadingOutcome.NotRead, newest: null, items: 0));
        Assert.Null(Of(Known with { Outcome = ReadingOutcome.Blank, ItemCount = 0 }, ReadingOutcome.Blank, newest: null, items: 0));
    }

    [Fact]
    public void Of_AcceptedByAPerson_IsBelieved() => Assert.Null(Of(Known with { Accepted = true }, ReadingOutcome.Blank, newest: null, items: 0));

    [Theory]
    [InlineData(0, null)]
    [InlineData(2, null)]
    [InlineData(3, "读取存疑已超过3夜，须人工确认（信息由20条减为1条）")]
    [InlineData(9, "读取存疑已超过3夜，须人工确认（信息由20条减为1条）")]
    public void Of_EachNight_CarriesTheKnownReadingForThree(int nightsBefore, string? notRead) =>
        Assert.Equal(notRead, Of(Known with { SuspectNights = nightsBefore }, items: 1)!.NotRead);

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public void Of_AnotherWay_IsInDoubtWhereTheNewestDateWentBack(int days, bool expected) =>
        Assert.Equal(expected, Of(Known, ReadingOutcome.Read, Newest.AddDays(days), template: null, way: "json") is not null);

    [Fact]
    public void Of_OtherOptions_MeasuresByThem()
    {
        var options = new CrawlOptions { SuspectNights = 0, SuspectItems = 30, SuspectShare = 0.1 };

        Assert.Null(Of(Known, items: 1, options: options));
        Assert.Null(Of(Known with { ItemCount = 30 }, items: 4, options: options));
        Assert.StartsWith("读取存疑已超过0夜", Of(Known with { ItemCount = 30 }, items: 3, options: options)!.NotRead, StringComparison.Ordinal);
    }

    private static Doubt? Of(KnownReading known, int items, DateOnly? newest, string? template = Same) =>
        Of(known, ReadingOutcome.Read, newest, items, template);

    private static Doubt? Of(KnownReading known, int items, CrawlOptions? options = null) => Of(known, ReadingOutcome.Read, Newest, items, Same, options);

    private static Doubt? Of(KnownReading known, DateOnly? newest, string? template) => Of(known, ReadingOutcome.Read, newest, 20, template);

    private static Doubt? Of(
        KnownReading known, ReadingOutcome outcome, DateOnly? newest, int items = 20, string? template = Same, CrawlOptions? options = null, string way = "page") =>
        ReaderDoubt.Of(known, outcome, newest, items, template, way, Version, options ?? new CrawlOptions());
}
