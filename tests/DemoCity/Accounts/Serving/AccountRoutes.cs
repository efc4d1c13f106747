using System.Globalization;
using FreshnessCrawler.DemoCity.Accounts.Plan;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Accounts.Serving;

/// <summary>Which account's source an address is.</summary>
public sealed class AccountRoutes
{
    private const string Scheme = "http://";

    private readonly IReadOnlyList<AccountPlan> _accounts;
    private readonly Dictionary<string, (AccountPlan Account, SourcePlan Source)> _sources;

    public AccountRoutes(CityPlan city)
    {
        _accounts = city.Accounts;
        _sources = new(_accounts.Count, StringComparer.Ordinal);
        foreach (var account in _accounts)
        {
            foreach (var source in account.Sources)
            {
                if (!source.IsList) _sources[source.Address[Scheme.Length..]] = (account, source);
            }
        }
    }

    /// <param name="authority">Name and port.</param>
    /// <param name="target">Path and query.</param>
    public (AccountPlan Account, SourcePlan Source)? Find(string authority, string target) => _sources.TryGetValue(authority + target, out var found) ? found : null;

    /// <summary>The account and the number of the post whose page a path is.</summary>
    public (AccountPlan Account, int Post)? Post(string path)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        if (name.Length < 9 || name[^4] != '_' || !int.TryParse(name[..^4], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        return number >= 1 && number <= _accounts.Count && int.TryParse(name[^3..], NumberStyles.None, CultureInfo.InvariantCulture, out var post) ? (_accounts[number - 1], post) : null;
    }
}
