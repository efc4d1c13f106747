using System.Text;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Pages;

/// <summary>What a list is written from.</summary>
public readonly record struct ListContext(StringBuilder Html, SitePlan Site, ColumnPlan Column, AddressForm Form, IReadOnlyList<PlanItem> Items)
{
    public string Address(PlanItem item) => ItemAddress.Of(Form, Column, item, fromList: true);

    /// <summary>The mark of a pinned item, in one of the forms met.</summary>
    public string Mark(PlanItem item) => item.Pinned ? Site.Number % 2 == 0 ? "<b class=\"top\">[置顶]</b>" : "<em class=\"zd\">置顶</em>" : "";
}
