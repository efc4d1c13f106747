using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Crawling;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Crawling;

public sealed class VoidAccountTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 20, 1, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Of_WhateverWasSeen_LeavesNothingToJudgeBy()
    {
        var seen = new AccountObservation
        {
            AccountId = 1,
            Code = "a",
            Unit = "某局",
            Platform = "微信",
            Name = "某局发布",
            State = AccountState.Active,
            ObservedAt = s_now,
            Access = AccountAccess.Read,
            Source = AccountSourceKind.Feed,
            AsOf = s_now,
            Posts = 1,
            Newest = s_now.AddDays(-1),
            NewestTitle = "会议",
            NewestUrl = "http://a.test/1",
            NameSeen = "别的名称",
            Interaction = [new(new DateOnly(2026, 11, 20), true, "评论", "http://a.test/1", null), new(new DateOnly(2026, 11, 1), false, "无菜单", "截图", "张某")],
        };
        var tried = new SourceTry(1, AccountSourceKind.Feed, "http://a.test/", AccountAccess.Read, null, 200, false, 1, "\"v1\"", null, 10, 1);
        var passed = new Verdict("V-M2a", TargetKind.Account, 1, Outcome.Pass, Severity.Veto, "最近发布 2026-11-19", new Evidence(1, 14, "天", "条款", []));

        var result = VoidAccount.Of(new AccountResult(seen, [tried], [new AccountPost("http://a.test/1", "会议", s_now, false)], [passed], []), "监测方网络不通");

        var kept = result.Observation;
        Assert.Equal((AccountAccess.NotAsked, "观测作废：监测方网络不通"), (kept.Access, kept.Reason));
        Assert.Equal((null, null, null, null), (kept.AsOf, kept.Newest, kept.NewestUrl, kept.NameSeen));
        Assert.Equal("张某", Assert.Single(kept.Interaction).By);
        Assert.Equal((Outcome.NotTested, "未测：观测作废：监测方网络不通"), (result.Verdicts[0].Outcome, result.Verdicts[0].Summary));
        Assert.Empty(result.Posts);
        // Its validators would let the next look believe that this one counted.
        Assert.Equal((AccountAccess.NotAsked, null), (result.Tries[0].Access, result.Tries[0].ETag));
    }
}
