using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Writing;

public sealed class EvidenceJsonTests
{
    private static readonly DateTimeOffset Seen = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Write_OfEvidence_IsTheFormThatTheViewsRead()
    {
        var json = EvidenceJson.Write(Sample.Evidence(7, new DateOnly(2026, 11, 20), 3, "原因", 14));

        Assert.StartsWith("""{"value":3,"limit":14,"unit":"天","clause":"4（1）","columns":[{"columnId":7,"column":"栏目",""", json, StringComparison.Ordinal);
        Assert.Contains("""
            "outcome":"read","newest":"2026-11-20","newestTitle":"标题","newestUrl":"http://site.example/0/1.html","ageDays":3,"limitDays":14,"earliestAllowed":"2026-11-09","reason":"原因","observedAt":"2026-11-23T01:00:00
            """.Trim(), json, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_OfAColumnInDoubt_SaysWhy()
    {
        var evidence = Sample.Evidence(7, new DateOnly(2026, 11, 20), 3, "原因", 14);
        evidence = evidence with
        {
            Columns = [evidence.Columns[0] with { NewestSource = DateSource.FirstSeen, Place = ColumnPlace.Vanished, PlaceDetail = "2026-11-20 起", Suspect = "信息由20条减为3条" }],
        };

        var json = EvidenceJson.Write(evidence);

        Assert.Contains("""
            "newestSource":"firstSeen","place":"vanished","placeDetail":"2026-11-20 起","suspect":"信息由20条减为3条"
            """.Trim(), json, StringComparison.Ordinal);
        Assert.Equal(evidence.Columns, EvidenceJson.Read(json).Columns);
    }

    [Fact]
    public void Read_OfWhatWasWritten_GivesItBack()
    {
        var evidence = Sample.Evidence(7, new DateOnly(2026, 11, 20), 3, "原因", 14);

        var read = EvidenceJson.Read(EvidenceJson.Write(evidence));

        Assert.Equal(evidence with { Columns = [] }, read with { Columns = [] });
        Assert.Equal(evidence.Columns, read.Columns);
    }

    [Fact]
    public void Write_OfAShareAndPoints_IsAPlainNumber()
    {
        var json = EvidenceJson.Write(new Evidence(5.35m, 5, "%", "条款", []) { Points = 0.30m });

        Assert.Equal("""{"value":5.35,"limit":5,"unit":"%","clause":"条款","columns":[],"points":0.30}""", json);
    }

    [Fact]
    public void Read_OfVisitsLinksAndIpv6_GivesThemBack()
    {
        var evidence = new Evidence(1, 1, "个", "条款", [])
        {
            Visits = new VisitEvidence(Seen.AddDays(-7), Seen, 168, 1, [new AvailabilityDay(Seen.AddDays(-1), 24, 23, 1, 0, 0, 0)], 1, [new FailedVisit(Seen, "15秒未打开", 15_000)]),
            Links = new LinkEvidence(
                Seen, 4, 500, 100, 99, 1, 0, 2, 0, [new LeftOut("超出本次检测数量", 20)],
                [new LinkProblem("http://site.example/x\0", LinkClass.Broken, LinkKind.Attachment, External: true, 1, "http://site.example/", null, 3, 404, null, Seen, Seen)]),
            Ipv6 = new Ipv6Evidence(
                Seen,
                new Ipv6HostObservation
                {
                    Authority = "http://site.example:80",
                    Host = "site.example",
                    ObservedAt = Seen,
                    State = Ipv6State.NoAddress,
                    Addresses = [new Ipv6Address("fe80::1", "linkLocal", Usable: false, null, null, null, "不可用", null)],
                },
                24,
                0,
                [new Ipv6LevelEvidence(2, new Ipv6LinkRate(101, 100, 84, [new LeftOut("附件", 1)], null), 1, [new Ipv6Link("http://site.example/y", 2, "http://site.example/", "没有可用的IPv6地址")])]),
        };

        var json = EvidenceJson.Write(evidence);

        Assert.Equal(json, EvidenceJson.Write(EvidenceJson.Read(json)));
        Assert.Contains("\"url\":\"http://site.example/x\uFFFD\",\"class\":\"broken\",\"kind\":\"attachment\",\"external\":true,\"level\":1,", json, StringComparison.Ordinal);
        Assert.Contains("\"state\":\"noAddress\"", json, StringComparison.Ordinal);
        Assert.Contains("\"rate\":{\"found\":101,\"counted\":100,\"supporting\":84,", json, StringComparison.Ordinal);
    }
}
