using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Writing;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>What was seen of a site while our own way out was not proven: it is kept with that reason, and moves nothing.</summary>
public static class VoidResult
{
    /// <summary>The result as it is written. The pages asked for stay as they were seen; each column says what was read and that it does not count;
    /// nothing enters the memory of items and of links, no verdict is more than not tested.</summary>
    /// <param name="reason">Why the window is void, in Chinese.</param>
    public static SiteResult Of(SiteResult seen, string reason)
    {
        var why = $"观测作废：{reason}";
        return seen with
        {
            Columns = [.. seen.Columns.Select(row => row with { Observation = Void(row.Observation, why), ETag = null, LastModified = null })],
            Items = [],
            LinkTests = [],
            Links = seen.Links is { } links ? links with { NotTested = why, Problems = [], Gone = [], Hidden = [] } : null,
            Ipv6 = seen.Ipv6 is { } ipv6 ? ipv6 with { NotTested = why, FailingLinks = [], Gaps = [] } : null,
            Ipv6Hosts = [],
            Verdicts = [.. seen.Verdicts.Select(verdict => verdict with { Outcome = Outcome.NotTested, Summary = $"未测：{why}" })],
        };
    }

    private static ColumnObservation Void(ColumnObservation seen, string why) => seen with
    {
        Outcome = ReadingOutcome.NotRead,
        Reason = seen.Newest is { } newest ? $"{why}（所读到的最近更新为 {newest:yyyy-MM-dd}）" : why,
        Newest = null,
        NewestTitle = null,
        NewestUrl = null,
        ItemCount = 0,
        Place = ColumnPlace.Unknown,
        PlaceDetail = null,
        Suspect = null,
    };
}
