using System.Text;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Pages;

/// <summary>Doctype, charset and the page tags (网页标签) that every page carries.</summary>
public static class PageTop
{
    public static StringBuilder Write(CityPlan city, SitePlan site, SiteSkin skin, string title)
    {
        var html = new StringBuilder(1024);
        html.Append(site.Seed.Cms is Cms.Tables or Cms.Jsp
            ? "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n<html xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
            : "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n");
        if (skin.MetaCharset is { } charset)
        {
            html.Append(site.Number % 2 == 0 || charset != "utf-8"
                ? $"<meta http-equiv=\"Content-Type\" content=\"text/html; charset={charset}\" />\n"
                : $"<meta charset=\"{charset}\">\n");
        }

        html.Append($"<title>{title}-{site.Seed.Name}</title>\n<meta name=\"SiteName\" content=\"{site.Seed.Name}\">\n<meta name=\"SiteDomain\" content=\"{site.Host}\">\n<meta name=\"SiteIDCode\" content=\"{site.SiteIdCode}\">\n");
        if (skin.Style.Generated) html.Append($"<meta name=\"页面生成时间\" content=\"{city.AsOf:yyyy-MM-dd} 00:05:11\">\n");
        return html;
    }
}
