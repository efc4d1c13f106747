using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>Says where else a column's list may be read, from what its page's frames and scripts name. Nothing is fetched here.</summary>
public static class ListSources
{
    private const int Most = 4;

    /// <summary>At most four places on the page's own site, best first.</summary>
    public static IReadOnlyList<ListSource> Find(HtmlPage page)
    {
        // what a firewall's page asks for is its own affair
        if (ChallengeRecogniser.ByBody(200, false, page.Raw) is not null) return [];
        var found = new List<(ListSource Source, int Merit)>();
        var scripts = InlineScripts.Of(page.Raw);
        found.AddRange(FrameSources.Of(page));
        found.AddRange(UnitSources.Of(page, scripts));
        var tokens = ScriptTokens.Of(page.Raw, scripts);
        var values = new ScriptValues(tokens, page);
        foreach (var source in JpageSources.Of(page, tokens, values)) found.Add((source, 10));
        found.AddRange(JsonSources.Of(page, tokens, values));
        found.AddRange(DataAttributes.Of(page));

        // equals keep their order on the page
        var sources = new List<ListSource>(Most);
        foreach (var (source, _) in found.OrderByDescending(static candidate => candidate.Merit))
        {
            if (sources.Count == Most) break;
            if (!sources.Exists(known => known.Url == source.Url)) sources.Add(source);
        }

        return sources;
    }
}
