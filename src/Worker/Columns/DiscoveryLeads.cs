using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>Says which further pages are worth fetching to find a site's columns.</summary>
public static class DiscoveryLeads
{
    private const int Most = 3;

    private static readonly string[] s_maps = ["网站地图", "站点地图", "本站地图", "网站导航", "站点导航", "sitemap", "site map"];
    private static readonly string[] s_frames = ["nav", "menu", "top", "head", "left", "daohang", "dh"];

    /// <summary>At most three addresses, the most telling first: frames with the navigation, the sitemap page, sitemap.xml.</summary>
    public static IReadOnlyList<DiscoveryLead> Find(HtmlPage home)
    {
        var leads = new List<DiscoveryLead>(Most);
        AddFrames(home, leads);
        AddMap(home, leads);
        var site = new Uri(home.Address.Absolute("/"));
        Add(leads, site.GetLeftPart(UriPartial.Authority) + "/sitemap.xml", DiscoveryLeadKind.SitemapXml);
        return leads;
    }

    private static void AddFrames(HtmlPage home, List<DiscoveryLead> leads)
    {
        var outline = home.Outline;
        var others = new List<string>();
        for (var i = 0; i < outline.Count; i++)
        {
            if (outline[i].Kind != ElementKind.Frame) continue;
            var element = outline[i].Element;
            if (element.GetAttribute("src") is not { Length: > 0 } src || home.Address.PathOf(src) is not { } path || path == home.Address.Path) continue;
            var url = home.Address.Absolute(path);
            if (HoldsMenu(element.GetAttribute("name")) || HoldsMenu(element.Id) || HoldsMenu(path[(path.LastIndexOf('/') + 1)..])) Add(leads, url, DiscoveryLeadKind.Frame);
            else if (outline.HasFrameSet) others.Add(url);
        }

        // a frameset's page has no links of its own: any frame may hold the menu
        foreach (var url in others.Take(Most - 1)) Add(leads, url, DiscoveryLeadKind.Frame);
        if (leads.Count == Most) leads.RemoveAt(Most - 1);
    }

    private static void AddMap(HtmlPage home, List<DiscoveryLead> leads)
    {
        var outline = home.Outline;
        foreach (var link in outline.Links)
        {
            var element = outline[link].Element;
            var text = OutlineText.Of(outline, link);
            if (text.Length == 0) text = element.GetAttribute("title") ?? "";
            if (text.Length > 12 || !Array.Exists(s_maps, word => text.Contains(word, StringComparison.OrdinalIgnoreCase))) continue;
            if (ColumnLinks.AddressOf(home, element.GetAttribute("href")!) is not { } url || home.Address.PathOf(url) is null) continue;
            Add(leads, url, url.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) ? DiscoveryLeadKind.SitemapXml : DiscoveryLeadKind.SitemapPage);
            return;
        }
    }

    private static bool HoldsMenu(string? name) => name is not null && Array.Exists(s_frames, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static void Add(List<DiscoveryLead> leads, string url, DiscoveryLeadKind kind)
    {
        if (leads.Count < Most && !leads.Exists(lead => ColumnAddress.Key(lead.Url) == ColumnAddress.Key(url))) leads.Add(new DiscoveryLead(url, kind));
    }
}
