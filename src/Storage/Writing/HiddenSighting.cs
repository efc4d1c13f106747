using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>One address that a site hides, on however many of its pages.</summary>
internal sealed record HiddenSighting(Guid Key, HiddenLink Link, int Pages)
{
    internal static HiddenSighting[] Of(IReadOnlyList<HiddenLink> links) =>
    [
        .. links.GroupBy(link => StoredAddress.KeyOf(link.Url))
            .Select(same => new HiddenSighting(same.Key, same.First(), same.Select(link => link.PageUrl).Distinct(StringComparer.Ordinal).Count())),
    ];
}
