using System.Globalization;
using System.Text;
using FreshnessCrawler.DemoCity.Accounts.Files;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Files;

/// <summary>Writes the city's registry as an office would hand it over.</summary>
public static class RegistryFiles
{
    private const string City = "九江市人民政府";
    private const string Supervisor = "市数字经济发展中心";

    /// <returns>How many columns are registered.</returns>
    public static int Write(CityPlan city, string directory)
    {
        Directory.CreateDirectory(directory);
        var units = new StringBuilder("name,parent,kind\n").Append($"{City},,市政府\n");
        foreach (var unit in city.Sites.Select(site => site.Seed).DistinctBy(site => site.Unit, StringComparer.Ordinal))
            units.Append($"{unit.Unit},{City},{(unit.Kind == "门户" && unit.Unit != "九江市人民政府办公室" ? "县（市、区）" : unit.Kind == "门户" ? "部门" : unit.Kind)}\n");

        var known = city.Sites.Select(site => site.Seed.Unit).Append(City).ToHashSet(StringComparer.Ordinal);
        foreach (var unit in AccountFiles.Units(city, known)) units.Append($"{unit.Name},{unit.Parent ?? City},{unit.Kind}\n");

        var sites = new StringBuilder("code,name,unit,url,kind,site_id_code,icp,status,valid_from,valid_to\n");
        var columns = new StringBuilder("site_code,name,url,category,level,limit_days,exempt_until,exempt_reason,exempt_by\n");
        var robots = new StringBuilder("host,reason,by,until\n");
        var count = 0;
        foreach (var site in city.Sites)
        {
            var seed = site.Seed;
            sites.Append($"{seed.Code},{seed.Name},{seed.Unit},{(site.Origin is null ? "" : site.Url("/"))},{seed.Kind},{site.SiteIdCode},{site.Icp},正常,{ValidFrom(city, seed)},\n");
            if (seed.Trap == SiteTrap.RobotsOverridden)
                robots.Append($"{site.Host},主管单位书面同意纳入监测,{Supervisor},{city.AsOf.AddYears(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\n");
            if (seed.Trap is SiteTrap.Unregistered or SiteTrap.NoAddress) continue;
            foreach (var column in site.Columns)
            {
                count++;
                columns.Append($"{seed.Code},{column.Name},{site.Url(column.Path)},{Word(column.Category)},{column.Level},{column.LimitDays},,{column.ExemptReason},{(column.ExemptReason is null ? "" : Supervisor)}\n");
            }
        }

        Save("units.csv", units);
        Save("sites.csv", sites);
        Save("columns.csv", columns);
        Save("robots.csv", robots);
        Save("networks.csv", new StringBuilder("network,allow_private,requests_per_second,connections,reason,by\n").Append($"127.0.0.0/8,true,2000,16,演示城市在本机,{Supervisor}\n::1/128,true,2000,16,演示城市在本机,{Supervisor}\n"));
        Save("maintenance.csv", Maintenance(city));
        AccountFiles.Write(city, directory);
        return count;

        void Save(string name, StringBuilder text) => File.WriteAllText(Path.Combine(directory, name), text.ToString());
    }

    private static string ValidFrom(CityPlan city, SiteSeed site) =>
        site.Code == VisitPlan.Newcomer ? VisitPlan.Opened(city.AsOf).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "2019-06-01";

    private static StringBuilder Maintenance(CityPlan city)
    {
        var rows = new StringBuilder("site_code,from,to,reason,by\n");
        if (city.Sites.All(site => site.Seed.Code != VisitPlan.Maintained)) return rows;
        foreach (var (from, to) in VisitPlan.Maintenance(city.AsOf)) rows.Append(CultureInfo.InvariantCulture, $"{VisitPlan.Maintained},{from:yyyy-MM-dd HH:mm},{to:yyyy-MM-dd HH:mm},服务器升级,{Supervisor}\n");
        return rows;
    }

    private static string Word(Category category) => category switch
    {
        Category.News => "news",
        Category.Notice => "notice",
        Category.Policy => "policy",
        Category.Home => "home",
        _ => "other",
    };
}
