using FreshnessCrawler.DemoCity.Pages;

namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>One line of the city's table of sites.</summary>
/// <param name="Code">Stable code of the registry.</param>
/// <param name="Unit">The unit that runs it.</param>
/// <param name="Name">The site's name.</param>
/// <param name="Kind">门户, 部门, 开发区 or 企事业单位.</param>
/// <param name="Topics">Fields of work, comma-separated: names of columns and words of titles.</param>
/// <param name="Cms">Its CMS.</param>
/// <param name="Columns">About how many columns it has.</param>
/// <param name="OnPlatform">Whether it lives on the shared platform's address.</param>
/// <param name="Trap">What is planted in it.</param>
/// <param name="Encoding">How its pages are encoded.</param>
/// <param name="Rank">The smaller, the earlier it is taken into a small city.</param>
public sealed record SiteSeed(
    string Code,
    string Unit,
    string Name,
    string Kind,
    string Topics,
    Cms Cms,
    int Columns,
    bool OnPlatform = false,
    SiteTrap Trap = SiteTrap.None,
    PageEncoding Encoding = PageEncoding.Utf8,
    int Rank = 99);
