using System.Text;

namespace FreshnessCrawler.DemoCity.Pages;

/// <summary>The part of one page that is written for it alone.</summary>
/// <param name="Top">Doctype and meta tags.</param>
/// <param name="Main">Everything between the navigation and the side lists.</param>
/// <param name="Side">Where the side lists stand.</param>
public sealed record PageText(StringBuilder Top, StringBuilder Main, SidePlace Side = SidePlace.None);
