using FreshnessCrawler.Rules.Observations;
using Npgsql;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>The lists that are kept by <see cref="SightingMerge{T}"/>.</summary>
internal static class SightingMerges
{
    private const int LongestText = 300;

    internal static readonly SightingMerge<HiddenSighting> HiddenLinks = new(
        "hidden_link",
        "url_key",
        new CopyTable<HiddenSighting>("hidden_link_seen")
            .Key("url_key", row => row.Key)
            .Text("url", row => row.Link.Url, StoredAddress.Longest)
            .Text("page_url", row => row.Link.PageUrl, StoredAddress.Longest)
            .Text("text", row => row.Link.Text, LongestText)
            .Text("how", row => row.Link.How, LongestText)
            .Number("pages", row => row.Pages),
        ["url", "page_url", "text", "how", "pages"],
        ["how", "pages"]);

    private static readonly SightingMerge<(Guid Key, Ipv6Link Link)> FailingLinks = new(
        "ipv6_link",
        "url_key",
        new CopyTable<(Guid Key, Ipv6Link Link)>("ipv6_link_seen")
            .Key("url_key", row => row.Key)
            .Text("url", row => row.Link.Url, StoredAddress.Longest)
            .Number("level", row => row.Link.Level)
            .Text("page_url", row => row.Link.PageUrl, StoredAddress.Longest)
            .Text("reason", row => row.Link.Reason, LongestText),
        ["url", "level", "page_url", "reason"],
        ["level", "reason"],
        within: "k.level = ANY ($3)");

    private static readonly SightingMerge<Ipv6Gap> Gaps = new(
        "ipv6_gap",
        "host",
        new CopyTable<Ipv6Gap>("ipv6_gap_seen")
            .Text("host", row => row.Host, LongestText)
            .Flag("external", row => row.External)
            .Number("addresses", row => row.Addresses)
            .Text("example", row => row.Example, StoredAddress.Longest)
            .Text("reason", row => row.Reason, LongestText),
        ["external", "addresses", "example", "reason"],
        ["external", "addresses", "reason"]);

    internal static string TemporaryTables => $"{HiddenLinks.TemporaryTable} {FailingLinks.TemporaryTable} {Gaps.TemporaryTable}";

    /// <summary>A level that was not tested is not spoken of: its links stay listed.</summary>
    internal static async Task PrepareAsync(NpgsqlBatch merge, long siteId, Ipv6Observations ipv6, CancellationToken cancellationToken)
    {
        int[] levels = [.. Tested(ipv6)];
        if (levels.Length == 0)
            return;

        var links = ipv6.FailingLinks.Select(link => (Key: StoredAddress.KeyOf(link.Url), link)).DistinctBy(row => row.Key);
        var gaps = ipv6.Gaps.DistinctBy(gap => PlainText.Clean(gap.Host, LongestText), StringComparer.Ordinal);
        await FailingLinks.PrepareAsync(merge, siteId, ipv6.ObservedAt, [.. links], cancellationToken, levels);
        await Gaps.PrepareAsync(merge, siteId, ipv6.ObservedAt, [.. gaps], cancellationToken);
    }

    private static IEnumerable<int> Tested(Ipv6Observations ipv6)
    {
        if (ipv6.SecondLevel is not null)
            yield return 2;
        if (ipv6.ThirdLevel is not null)
            yield return 3;
    }
}
