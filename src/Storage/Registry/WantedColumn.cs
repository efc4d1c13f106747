using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Model;

namespace FreshnessCrawler.Storage.Registry;

/// <summary>A column that the registry is to hold: entered in columns.csv, or the home page of a site with an address.</summary>
internal sealed record WantedColumn(
    Site Site, string Name, string Url, ColumnCategory Category, int Level, int? LimitDays, DateOnly? ExemptUntil, string? ExemptReason, string? ExemptBy)
{
    private const string HomeName = "首页";

    public bool IsHome => Category == ColumnCategory.Home;

    public static WantedColumn Of(Site site, ColumnEntry entry) => new(
        site, entry.Name, entry.Url!.Text, entry.Category, entry.Level, entry.LimitDays, entry.ExemptUntil, entry.ExemptReason, entry.ExemptBy);

    public static WantedColumn HomeOf(Site site) => new(site, HomeName, WebAddress.KeyOf(site.Url!), ColumnCategory.Home, 0, null, null, null, null);

    /// <summary>The home page as a person entered it before, kept while columns.csv is not given anew.</summary>
    public static WantedColumn Kept(Site site, SiteColumn column) => new(
        site, column.Name, column.Url, column.Category, column.Level, column.LimitDays, column.ExemptUntil, column.ExemptReason, column.ExemptBy);

    public void AssignTo(SiteColumn column)
    {
        column.Name = Name;
        column.Url = Url;
        column.Category = Category;
        column.Level = Level;
        column.LimitDays = LimitDays;
        column.ExemptUntil = ExemptUntil;
        column.ExemptReason = ExemptReason;
        column.ExemptBy = ExemptBy;
        column.Source = ColumnSource.Registered;
        column.Confidence = 1;
        column.CategoryReason = column.PageType = column.PageName = null;
        column.ValidTo = null;
    }
}
