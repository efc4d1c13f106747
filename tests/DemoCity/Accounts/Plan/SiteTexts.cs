using FreshnessCrawler.DemoCity.Pages;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Accounts.Plan;

/// <summary>Campaigns and their false friends in articles of sites: each stands second in its site's first ordinary column of news.</summary>
public static class SiteTexts
{
    private const int Item = 1;

    /// <summary>The text of an article; null where it is an ordinary one.</summary>
    public static CampaignText? At(SitePlan site, ColumnPlan column, int item) =>
        item != Item || Of(site.Seed.Code) is not { } text || column != ColumnOf(site) ? null : text;

    /// <summary>What is true of a site's text; null where it has none.</summary>
    public static TrueCampaign? Truth(CityPlan city, SitePlan site)
    {
        if (Of(site.Seed.Code) is not { } text || ColumnOf(site) is not { } column) return null;
        var item = ColumnItems.Of(city, site, column).First(item => item.Number == Item);
        var day = item.Date!.Value;
        var url = site.Url(ItemAddress.Of(CmsStyle.Of(site.Seed.Cms).Address, column, item, fromList: false));
        return new TrueCampaign(url, site.Seed.Unit, null, site.Seed.Code, text.Title, day, text.IsCampaign, text.Activity, text.IsCampaign ? text.Filing : null,
            text.IsCampaign ? CampaignText.StartsOn(day) : null);
    }

    public static CampaignText? Of(string code)
    {
        foreach (var (site, text) in CampaignTexts.InSites)
        {
            if (site == code) return text;
        }

        return null;
    }

    private static ColumnPlan? ColumnOf(SitePlan site) => site.Columns.FirstOrDefault(column => column is { Category: Category.News, Trap: ColumnTrap.None });
}
