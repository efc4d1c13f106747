using System.Text;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Pages;

/// <summary>Writes the links that are planted in a page: below all else, so that nobody takes them for a list.</summary>
public static class PlantedBlock
{
    public static void Write(StringBuilder main, SitePlan site, int level)
    {
        var here = site.Planted.Where(link => link.Level == level).ToList();
        if (here.Count == 0) return;
        main.Append("<div class=\"xgzy\"><p>");
        foreach (var link in here.Where(link => link.Hidden is null)) One(main, link);
        main.Append("</p></div>\n");
        Hide(main, here, HiddenHow.OffScreen, "position:absolute;left:-9999px;top:-9999px", foreign: true);
        Hide(main, here, HiddenHow.NotDisplayed, "display:none", foreign: true);
        Hide(main, here, HiddenHow.NotDisplayed, "display:none", foreign: false);
    }

    // An intruder's block and a site's own panel are two blocks.
    private static void Hide(StringBuilder main, List<PlantedLink> here, HiddenHow how, string style, bool foreign)
    {
        var links = here.Where(link => link.Hidden == how && Strange(link) == foreign).ToList();
        if (links.Count == 0) return;
        main.Append($"<div style=\"{style}\">");
        foreach (var link in links) One(main, link);
        main.Append("</div>\n");
    }

    private static bool Strange(PlantedLink link) => link.Href.Contains("bets.", StringComparison.Ordinal);

    private static void One(StringBuilder main, PlantedLink link) => main.Append(link.Kind switch
    {
        TrueLinkKind.Image => $"<img src=\"{link.Href}\" alt=\"{link.Text}\">\n",
        TrueLinkKind.Script => $"<script src=\"{link.Href}\"></script>\n",
        TrueLinkKind.Style => $"<link rel=\"stylesheet\" href=\"{link.Href}\">\n",
        _ => $"<a href=\"{link.Href}\">{link.Text}</a>\n",
    });
}
