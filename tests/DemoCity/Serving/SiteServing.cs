using System.Collections.Frozen;
using FreshnessCrawler.DemoCity.Pages;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Serving;

/// <summary>A site while it is served: its routes, its counters and what its traps remember.</summary>
public sealed class SiteServing
{
    /// <summary>Where a column lives to whose registered address only a redirect is left.</summary>
    public const string Moved = "/moved";

    private readonly FrozenDictionary<string, ColumnPlan> _routes;
    private readonly Dictionary<int, long> _lastFailure = [];
    private readonly Lock _memory = new();
    private long _requests;
    private long _bytes;
    private int _now;
    private int _most;

    public SiteServing(CityPlan city, SitePlan site)
    {
        City = city;
        Plan = site;
        Skin = new SiteSkin(city, site);
        var routes = site.Columns.ToDictionary(column => column.Path, StringComparer.Ordinal);
        foreach (var column in site.Columns.Where(column => column.Trap is ColumnTrap.Redirected or ColumnTrap.RedirectLoop)) routes[Moved + column.Path] = column;
        foreach (var column in site.Columns.Where(column => column.LinkPath != column.Path)) routes[column.LinkPath] = column.MovedOn(city.AsOf);
        foreach (var column in site.Columns.Where(column => column.Path == column.Folder)) routes[column.Path + "index.html"] = column;
        _routes = routes.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public CityPlan City { get; }
    public SitePlan Plan { get; }
    public SiteSkin Skin { get; }

    /// <summary>Until when it breaks off every connection, in ticks of the clock's timestamp.</summary>
    public long DownUntil { get; set; }
    public long Requests => Interlocked.Read(ref _requests);
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>The most requests that were open at once.</summary>
    public int MostAtOnce => Volatile.Read(ref _most);

    public ColumnPlan? ColumnAt(string target) => _routes.GetValueOrDefault(target);

    public void Enter()
    {
        Interlocked.Increment(ref _requests);
        var now = Interlocked.Increment(ref _now);
        int most;
        while (now > (most = Volatile.Read(ref _most)) && Interlocked.CompareExchange(ref _most, now, most) != most)
        {
        }
    }

    public void Leave() => Interlocked.Decrement(ref _now);

    public void Sent(long bytes) => Interlocked.Add(ref _bytes, bytes);

    /// <summary>Whether the column fails now: true once, then false until <paramref name="forget"/> ticks have passed.</summary>
    public bool FailsNow(ColumnPlan column, long timestamp, long forget)
    {
        lock (_memory)
        {
            if (_lastFailure.TryGetValue(column.Number, out var last) && timestamp - last < forget) return false;
            _lastFailure[column.Number] = timestamp;
            return true;
        }
    }
}
