using FreshnessCrawler.DemoCity.Pages;
using FreshnessCrawler.DemoCity.Plan;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Articles;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction.Articles;

/// <summary>Every home page of the demo city, and every seventh column with two of its articles.</summary>
public sealed class DemoCityArticlesTests
{
    private static readonly DateOnly s_asOf = new(2026, 11, 20);

    [Fact]
    public void Of_PagesOfTheWholeCity_TheirKindAndTheArticlesDate()
    {
        var city = CityPlanner.Draw(s_asOf, 7, 8710, CityPlanner.FullCity, veto: false);
        var wrong = new List<string>();
        foreach (var site in city.Sites)
        {
            var skin = new SiteSkin(city, site);
            var origin = site.Origin ?? "http://nowhere.example.gov.cn";
            Check(HomePage.Write(city, site, skin), origin + "/", PageKind.Home);
            Check(HomePage.Write(city, site, skin), "file:///saved/home.html", PageKind.Home);
            foreach (var column in site.Columns.Where(column => column.Number % 7 == site.Number % 7))
            {
                Check(ListPage.Write(city, site, skin, column, 0), origin + column.Path, PageKind.List);
                Check(ListPage.Write(city, site, skin, column, 0), "file:///saved/list.html", PageKind.List);
                foreach (var item in ColumnItems.Of(city, site, column, 0).Take(2))
                {
                    var address = ItemAddress.Of(skin.Style.Address, column, item, fromList: false);
                    using var page = Parse(ArticlePage.Write(city, site, skin, column, item.Number), new Uri(new Uri(origin), address).AbsoluteUri);
                    var reading = ArticleReader.Read(page, s_asOf);
                    var expected = item.Date > s_asOf ? null : item.Date;
                    if (expected is not null && reading?.Date != expected) wrong.Add($"{page.Address.Path}: {expected} but {reading}");
                    if (item.Date is null && reading is { Date: not null, DateFrom: not "地址中的日期" }) wrong.Add($"{page.Address.Path}: {reading}");
                    if (item.Date > s_asOf && reading is { Date: not null, DateFrom: not "地址中的日期" }) wrong.Add($"{page.Address.Path}: {reading}");
                }
            }

            void Check(PageText text, string address, PageKind kind)
            {
                using var page = Parse(text, address);
                var reading = PageKinds.Of(page, s_asOf);
                if (reading.Kind != kind) wrong.Add($"{site.Seed.Code} {address}: {reading}");
            }

            HtmlPage Parse(PageText text, string address)
            {
                var side = text.Side is not (SidePlace.Before or SidePlace.After) ? "" : skin.Encoding.GetString(skin.Sidebar);
                return HtmlPage.Parse(text.Top + skin.Encoding.GetString(skin.Head) + text.Main + side + skin.Encoding.GetString(skin.Foot), new Uri(address));
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count}: {string.Join("\n", wrong.Take(20))}");
    }
}
