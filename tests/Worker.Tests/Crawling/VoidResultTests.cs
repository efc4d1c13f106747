using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Crawling;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Crawling;

public sealed class VoidResultTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 2, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Of_ReadColumn_SaysWhatWasReadAndThatItDoesNotCount()
    {
        var seen = new ColumnObservation
        {
            ColumnId = 7,
            Name = "通知公告",
            Url = "http://www.example.org/tzgg/",
            Category = ColumnCategory.Notice,
            Level = 1,
            Outcome = ReadingOutcome.Read,
            Newest = new DateOnly(2026, 11, 20),
            ItemCount = 15,
            ObservedAt = At,
        };
        var result = Result() with { Columns = [new ColumnRow(seen, "Ok", 200, null, false, 1, "\"e\"", null, "ul")] };

        var row = Assert.Single(VoidResult.Of(result, "监测方网络不通").Columns);

        Assert.Equal(ReadingOutcome.NotRead, row.Observation.Outcome);
        Assert.Null(row.Observation.Newest);
        Assert.Equal("观测作废：监测方网络不通（所读到的最近更新为 2026-11-20）", row.Observation.Reason);
        // Else the next night would be told "not modified" of a page that nobody read.
        Assert.Null(row.ETag);
    }

    [Fact]
    public void Of_FailAndPass_AreNeither()
    {
        var result = Result() with { Verdicts = [Verdict("V-W3", Outcome.Fail), Verdict("S-LINK", Outcome.Pass)] };

        Assert.All(VoidResult.Of(result, "监测方网络不通").Verdicts, verdict => Assert.Equal((Outcome.NotTested, "未测：观测作废：监测方网络不通"), (verdict.Outcome, verdict.Summary)));
    }

    [Fact]
    public void Of_Survey_LeavesNoTraceInTheMemoryOfLinksAndHosts()
    {
        var result = Result() with
        {
            LinkTests = [new LinkTest("http://www.example.org/a.html", LinkClass.Broken, 404, null, null, At, At)],
            Links = new LinkObservations
            {
                ObservedAt = At,
                Pages = 1,
                References = 1,
                Addresses = 1,
                Requests = 2,
                Tallies = [],
                LeftOut = [],
                Unproven = 0,
                Problems = [new LinkProblem("http://www.example.org/a.html", LinkClass.Broken, LinkKind.Page, false, 1, "http://www.example.org/", "公告", 1, 404, null, At, At)],
                Gone = ["http://www.example.org/b.html"],
                Hidden = [new HiddenLink("http://bets.example/", "http://www.example.org/", null, "display:none")],
            },
            Ipv6 = new Ipv6Observations { ObservedAt = At, FailingLinks = [new Ipv6Link("http://www.example.org/a.html", 2, "http://www.example.org/", "无应答")], Gaps = [] },
        };

        var kept = VoidResult.Of(result, "监测方网络不通");

        Assert.Empty(kept.LinkTests);
        Assert.Empty(kept.Links!.Problems);
        Assert.Empty(kept.Links.Gone);
        Assert.Empty(kept.Links.Hidden);
        Assert.Equal("观测作废：监测方网络不通", kept.Links.NotTested);
        Assert.Empty(kept.Ipv6!.FailingLinks);
        Assert.Equal("观测作废：监测方网络不通", kept.Ipv6!.NotTested);
    }

    private static SiteResult Result() => new(1, 2, At, "test", At, At, [], [], [], []);

    private static Verdict Verdict(string rule, Outcome outcome) =>
        new(rule, TargetKind.Site, 2, outcome, Severity.Veto, "首页最近更新 2026-11-01", new Evidence(22, 14, "天", "条款", []));
}
