using FreshnessCrawler.DemoCity.Pages;

namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>How a CMS forms its addresses and lists.</summary>
/// <param name="Main">Markup of most lists.</param>
/// <param name="Second">Markup of every third list: no real site is of one piece.</param>
/// <param name="Disclosure">Markup of the lists of 政务公开.</param>
/// <param name="Address">Form of column and article addresses.</param>
/// <param name="DatedSidebar">Whether the lists beside the main one show dates.</param>
/// <param name="Generated">Whether the page says when it was generated.</param>
public sealed record CmsStyle(ListStyle Main, ListStyle Second, ListStyle Disclosure, AddressForm Address, bool DatedSidebar, bool Generated)
{
    public static CmsStyle Of(Cms cms) => cms switch
    {
        Cms.Trs => new(ListStyle.AnchorSpan, ListStyle.Parentheses, ListStyle.Catalogue, AddressForm.Trs, false, false),
        Cms.TrsDateFirst => new(ListStyle.DateFirst, ListStyle.AnchorSpan, ListStyle.Catalogue, AddressForm.Trs, true, false),
        Cms.TrsRelated => new(ListStyle.Related, ListStyle.Slashes, ListStyle.Related, AddressForm.Trs, false, false),
        Cms.Ucap => new(ListStyle.Cards, ListStyle.AnchorSpan, ListStyle.Catalogue, AddressForm.Ucap, true, true),
        Cms.Hanweb => new(ListStyle.JPage, ListStyle.JPage, ListStyle.Table, AddressForm.Hanweb, false, false),
        Cms.Tables => new(ListStyle.Table, ListStyle.Brackets, ListStyle.Table, AddressForm.Plain, false, false),
        Cms.WrapAnchor => new(ListStyle.WrapAnchor, ListStyle.AnchorSpan, ListStyle.Catalogue, AddressForm.Trs, true, false),
        Cms.Catalogue => new(ListStyle.AnchorSpan, ListStyle.Slashes, ListStyle.Catalogue, AddressForm.Ucap, false, true),
        Cms.Yearless => new(ListStyle.Yearless, ListStyle.Yearless, ListStyle.AnchorSpan, AddressForm.Plain, false, true),
        Cms.SplitDay => new(ListStyle.SplitDay, ListStyle.Dots, ListStyle.AnchorSpan, AddressForm.Trs, false, false),
        Cms.Jsp => new(ListStyle.Brackets, ListStyle.Table, ListStyle.Catalogue, AddressForm.Jsp, false, false),
        Cms.Dots => new(ListStyle.Dots, ListStyle.DateFirst, ListStyle.Dots, AddressForm.Plain, true, false),
        Cms.Chinese => new(ListStyle.Chinese, ListStyle.Cards, ListStyle.Chinese, AddressForm.Trs, false, false),
        _ => new(ListStyle.Slashes, ListStyle.SplitDay, ListStyle.Catalogue, AddressForm.Trs, true, false),
    };

    /// <summary>The markup of one column's list.</summary>
    public ListStyle For(ColumnPlan column)
    {
        if (column.Trap == ColumnTrap.HiddenTab) return ListStyle.Tabs;
        if (column.Parent is { Name: "政务公开" } || column.Name == "规范性文件") return Disclosure;
        return column.Number % 3 == 2 ? Second : Main;
    }
}
