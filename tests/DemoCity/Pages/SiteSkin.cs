using System.Text;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Pages;

/// <summary>The parts of a site's pages that never change, already encoded: most of every page costs one copy.</summary>
public sealed class SiteSkin
{
    public SiteSkin(CityPlan city, SitePlan site)
    {
        Style = CmsStyle.Of(site.Seed.Cms);
        Encoding = site.Seed.Encoding is PageEncoding.Gb2312Meta or PageEncoding.GbkHeader or PageEncoding.GbkSaidUtf8
            ? Encoding.GetEncoding("GBK")
            : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        (ContentType, MetaCharset) = site.Seed.Encoding switch
        {
            PageEncoding.Gb2312Meta => ("text/html", "gb2312"),
            PageEncoding.GbkHeader => ("text/html; charset=gbk", null),
            PageEncoding.GbkSaidUtf8 => ("text/html; charset=utf-8", "gb2312"),
            PageEncoding.Utf8SaidLatin1 => ("text/html; charset=ISO-8859-1", "utf-8"),
            _ => (site.Number % 3 == 0 ? "text/html" : "text/html;charset=UTF-8", "utf-8"),
        };
        Head = Encoding.GetBytes(Furniture.Head(city, site));
        Sidebar = Encoding.GetBytes(Furniture.Sidebar(city, site, Style));
        Foot = Encoding.GetBytes(Furniture.Foot(city, site, Style));
    }

    public CmsStyle Style { get; }
    public Encoding Encoding { get; }
    public string ContentType { get; }
    public string? MetaCharset { get; }

    /// <summary>From the style sheet to the end of the navigation.</summary>
    public byte[] Head { get; }
    public byte[] Sidebar { get; }
    public byte[] Foot { get; }
}
