using FreshnessCrawler.DemoCity.Accounts.Files;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Accounts.Serving;

/// <summary>Turns the screws of the accounts: a platform that refuses, an office that posts again.</summary>
/// <param name="city">Whose accounts.</param>
/// <param name="blocks">Who refuses.</param>
/// <param name="lists">Folder of the kept lists.</param>
/// <param name="clock">The time of the lists.</param>
public sealed class AccountControl(CityPlan city, AccountBlocks blocks, string lists, TimeProvider clock)
{
    public const string Usage =
        "POST /_demo/accounts/block?platform=NAME&as=403|418|432|429|waf|challenge|login|cookie|503[&lists=old] | POST /_demo/accounts/unblock[?platform=NAME] | POST /_demo/accounts/rectify?account=CODE[&undo=1]";

    // Until then nobody could look, the keepers of lists neither.
    private readonly HashSet<string> _unkept = new(StringComparer.Ordinal);

    /// <returns>What was done; null where the question is not understood.</returns>
    public object? Answer(string path, IQueryCollection query)
    {
        var platform = query["platform"].ToString();
        return path switch
        {
            "/_demo/accounts/block" when platform.Length > 0 && blocks.Block(platform, query["as"].ToString()) => Blocked(platform, query["lists"] == "old"),
            "/_demo/accounts/unblock" => Unblocked(platform),
            "/_demo/accounts/rectify" => Rectified(query["account"].ToString(), query["undo"].Count == 0),
            _ => null,
        };
    }

    private object Blocked(string platform, bool unkept)
    {
        if (unkept) _unkept.Add(platform);
        WriteLists();
        return new { blocked = blocks.Platforms, accounts = city.Accounts.Count(account => account.Platform == platform), lists = unkept ? "old" : "kept" };
    }

    private object Unblocked(string platform)
    {
        foreach (var blocked in blocks.Platforms.Where(blocked => platform.Length == 0 || blocked == platform)) blocks.Unblock(blocked);
        if (platform.Length == 0) _unkept.Clear();
        else _unkept.Remove(platform);
        WriteLists();
        return new { blocked = blocks.Platforms };
    }

    private object? Rectified(string code, bool mended)
    {
        if (city.Accounts.FirstOrDefault(account => account.Code == code) is not { } account) return null;
        account.Rectified = mended;
        WriteLists();
        return new { account = code, mended };
    }

    private void WriteLists() => KeptLists.Write(city, lists, clock.GetUtcNow(), _unkept);
}
