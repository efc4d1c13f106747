using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Writing;

public sealed class EvidenceJsonTests
{
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
}
