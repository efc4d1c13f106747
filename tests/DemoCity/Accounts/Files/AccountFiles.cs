using System.Globalization;
using System.Text;
using FreshnessCrawler.DemoCity.Accounts.Plan;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Accounts.Files;

/// <summary>Writes the accounts' part of the registry, as an office would hand it over.</summary>
public static class AccountFiles
{
    private const string By = "新媒体监管科";

    public static void Write(CityPlan city, string directory)
    {
        var accounts = new StringBuilder("code,unit,platform,name,platform_id,registered_on,filed_on,suspended_on,cancelled_on,note\n");
        var sources = new StringBuilder("account,place,kind,address,zone\n");
        var interactions = new StringBuilder("account,checked_on,effective,channel,evidence,by\n");
        foreach (var account in city.Accounts)
        {
            accounts.Append(CultureInfo.InvariantCulture, $"{account.Code},{account.Unit.Name},{account.Platform},{account.Name},{account.PlatformId},{Day(account.RegisteredOn)},{Day(account.RegisteredOn)},{Day(account.SuspendedOn)},{Day(account.CancelledOn)},\n");
            for (var at = 0; at < account.Sources.Count; at++)
            {
                var source = account.Sources[at];
                sources.Append(CultureInfo.InvariantCulture, $"{account.Code},{at + 1},{source.Kind},{source.Address},{(source.ZoneMinutes == 0 ? "+00:00" : "")}\n");
            }

            foreach (var record in account.Interactions)
                interactions.Append(CultureInfo.InvariantCulture, $"{account.Code},{Day(city.AsOf.AddDays(-record.DaysAgo))},{(record.Effective ? "true" : "false")},{record.Channel},{record.Evidence},{By}\n");
        }

        var filings = new StringBuilder("unit,activity,filed_on,starts_on\n");
        foreach (var (unit, text, published) in Texts(city))
        {
            if (text.FiledOn(published) is { } filed) filings.Append(CultureInfo.InvariantCulture, $"{unit},{text.Activity},{Day(filed)},{Day(CampaignText.StartsOn(published))}\n");
        }

        Save("accounts.csv", accounts);
        Save("account_sources.csv", sources);
        Save("interaction.csv", interactions);
        Save("filings.csv", filings);

        void Save(string name, StringBuilder text) => File.WriteAllText(Path.Combine(directory, name), text.ToString());
    }

    /// <summary>The rows of units.csv that only accounts need, those above them first.</summary>
    public static IEnumerable<AccountUnit> Units(CityPlan city, IReadOnlySet<string> known)
    {
        var named = new HashSet<string>(known, StringComparer.Ordinal);
        foreach (var unit in city.Accounts.Select(account => account.Unit))
        {
            if (unit.Parent is { } parent && named.Add(parent)) yield return AccountUnits.Named(parent);
            if (named.Add(unit.Name)) yield return unit;
        }
    }

    private static IEnumerable<(string Unit, CampaignText Text, DateOnly Published)> Texts(CityPlan city)
    {
        foreach (var account in city.Accounts)
        {
            if (account.Text is { } text && AccountTruth.Text(city, account) is { } truth) yield return (account.Unit.Name, text, truth.Published);
        }

        foreach (var site in city.Sites)
        {
            if (SiteTexts.Of(site.Seed.Code) is { } text && SiteTexts.Truth(city, site) is { } truth) yield return (site.Seed.Unit, text, truth.Published);
        }
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
