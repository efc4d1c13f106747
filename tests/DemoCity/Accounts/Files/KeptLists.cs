using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FreshnessCrawler.DemoCity.Accounts.Plan;
using FreshnessCrawler.DemoCity.Accounts.Shapes;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Accounts.Files;

/// <summary>Writes the lists that people keep by hand.</summary>
public static class KeptLists
{
    private const string Keeper = "市数字经济发展中心值班员";

    // As old as this, a list says nothing of the last two weeks' end.
    private const int LongAgo = 10;

    private static readonly string[] Fields = ["account", "title", "url", "published", "entered_by", "entered_at", "checked_at"];

    /// <param name="city">Whose lists.</param>
    /// <param name="directory">Where they go.</param>
    /// <param name="now">The moment at which they are written: nobody has looked later.</param>
    /// <param name="unkept">Platforms whose lists nobody has kept lately.</param>
    /// <returns>How many files.</returns>
    public static int Write(CityPlan city, string directory, DateTimeOffset now, IReadOnlySet<string> unkept)
    {
        Directory.CreateDirectory(directory);
        var files = new Dictionary<string, List<string[]>>(StringComparer.Ordinal);
        foreach (var account in city.Accounts)
        {
            foreach (var source in account.Sources.Where(source => source.IsList))
            {
                var daysAgo = unkept.Contains(account.Platform) ? LongAgo : source.CheckedDaysAgo;
                var looked = AccountPlanting.Moment(city.AsOf, daysAgo, 8);
                // A city of an early morning: its lists were kept just now.
                if (looked > now) looked = now.AddMinutes(-1);
                if (!files.TryGetValue(source.Address, out var rows)) files.Add(source.Address, rows = []);
                foreach (var post in Posts.Of(account, source, city, now)) if (post.At <= (account.Rectified ? now : looked)) rows.Add([account.Code, post.Title, post.Url, Minute(post.At.Value), Keeper, Minute(looked), Minute(account.Rectified ? now : looked)]);
            }
        }

        foreach (var (name, rows) in files) WriteFile(Path.Combine(directory, name), rows);
        return files.Count;
    }

    // A reader never meets half a list.
    private static void WriteFile(string path, List<string[]> rows)
    {
        var whole = path + ".part";
        File.WriteAllText(whole, path.EndsWith(".json", StringComparison.Ordinal) ? Json(rows) : Csv(rows));
        File.Move(whole, path, overwrite: true);
    }

    private static string Csv(List<string[]> rows)
    {
        var text = new StringBuilder().AppendJoin(',', Fields).Append('\n');
        foreach (var row in rows) text.AppendJoin(',', row.Select(field => field.Contains(',', StringComparison.Ordinal) ? $"\"{field}\"" : field)).Append('\n');
        return text.ToString();
    }

    private static string Json(List<string[]> rows) =>
        JsonText.Of(new JsonArray([.. rows.Select(row => new JsonObject(Fields.Zip(row, (field, value) => KeyValuePair.Create(field, (JsonNode?)JsonValue.Create(value)))))]));

    private static string Minute(DateTimeOffset at) => FeedBody.InChina(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
