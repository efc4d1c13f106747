using System.Collections.Concurrent;
using FreshnessCrawler.DemoCity.Accounts.Plan;

namespace FreshnessCrawler.DemoCity.Accounts.Serving;

/// <summary>Which platforms refuse every reader now: whatever serves one of their accounts answers so.</summary>
public sealed class AccountBlocks
{
    private static readonly Dictionary<string, FeedFault> Words = new(StringComparer.Ordinal)
    {
        ["403"] = FeedFault.Forbidden,
        ["418"] = FeedFault.Teapot,
        ["432"] = FeedFault.Status432,
        ["429"] = FeedFault.TooMany,
        ["waf"] = FeedFault.Firewall,
        ["challenge"] = FeedFault.Challenge,
        ["login"] = FeedFault.LoginPage,
        ["cookie"] = FeedFault.CookieExpired,
        ["503"] = FeedFault.RsshubError,
    };

    private readonly ConcurrentDictionary<string, FeedFault> _blocked = new(StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Ways => Words.Keys;

    /// <summary>The platforms that refuse now.</summary>
    public IReadOnlyCollection<string> Platforms => [.. _blocked.Keys];

    /// <returns>False where the way is unknown.</returns>
    public bool Block(string platform, string way)
    {
        if (!Words.TryGetValue(way, out var fault)) return false;
        _blocked[platform] = fault;
        return true;
    }

    public void Unblock(string platform) => _blocked.TryRemove(platform, out _);

    public FeedFault? Of(string platform) => _blocked.TryGetValue(platform, out var fault) ? fault : null;
}
