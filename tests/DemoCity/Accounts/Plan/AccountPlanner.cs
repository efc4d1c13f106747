using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Accounts.Plan;

/// <summary>Writes the plan of the city's accounts: the planted ones first, then ordinary ones, so that a small city has the same beginning.</summary>
public static class AccountPlanner
{
    /// <summary>When ordinary accounts were registered.</summary>
    public static readonly DateOnly Opened = new(2019, 6, 1);

    private static readonly Dictionary<string, FeedShape[]> Usually = new(StringComparer.Ordinal)
    {
        [AccountPlatforms.WeChat] =
        [
            FeedShape.WeweAtom, FeedShape.WeMpRss, FeedShape.RsshubRss, FeedShape.WeweJson, FeedShape.Exporter, FeedShape.Rss20, FeedShape.RsshubAtom, FeedShape.JsonFeed,
            FeedShape.WeweRss, FeedShape.ListCsv, FeedShape.Rdf, FeedShape.RsshubJson, FeedShape.Atom03, FeedShape.Atom10, FeedShape.ListJson, FeedShape.Rss091, FeedShape.WeChatArticle,
        ],
        [AccountPlatforms.Weibo] = [FeedShape.WeiboCards, FeedShape.RsshubRss, FeedShape.WeiboList, FeedShape.RsshubAtom, FeedShape.WeiboCards, FeedShape.ListCsv, FeedShape.RssZoneless],
        [AccountPlatforms.Toutiao] = [FeedShape.ToutiaoList, FeedShape.RsshubRss, FeedShape.ToutiaoList, FeedShape.JsonFeed, FeedShape.ListJson],
        [AccountPlatforms.Douyin] = [FeedShape.DouyinList, FeedShape.RsshubJson, FeedShape.DouyinPage, FeedShape.RsshubRss, FeedShape.ListCsv],
    };

    private static readonly string[] Channels = ["自定义菜单“互动交流”", "留言回复", "评论已开放并有回复", "消息自动回复与人工回复", "菜单“我要咨询”表单"];

    public static IReadOnlyList<AccountPlan> Draw(DateOnly asOf, int seed, int port, int count)
    {
        var accounts = new AccountPlanting(asOf).Draw();
        var next = AccountPlatforms.Shares.ToDictionary(share => share.Platform, _ => 0, StringComparer.Ordinal);
        var taken = accounts.Select(account => (account.Unit.Name, account.Platform)).ToHashSet();
        foreach (var platform in Order(accounts, count)) accounts.Add(Ordinary(accounts.Count + 1, platform, asOf, seed, next, taken));
        if (accounts.Count > count) accounts.RemoveRange(count, accounts.Count - count);
        foreach (var account in accounts) account.Sources = [.. account.Sources.Select((source, at) => source with { Address = FeedHosts.AddressOf(account, at + 1, source, port) })];
        GiveTexts(accounts);
        return accounts;
    }

    /// <summary>A person's record that all is well.</summary>
    public static InteractionPlan Usual(int number) => new(3 + (number % 20), true, Channels[number % Channels.Length], $"手机端截图{number % 30 + 1}张，存电子档案");

    /// <summary>The platforms of the ordinary accounts: up to a whole city what the planted ones leave of each platform's share, evenly mixed; beyond it by the shares.</summary>
    private static IEnumerable<string> Order(List<AccountPlan> planted, int count)
    {
        var left = AccountPlatforms.Shares.SelectMany(share =>
        {
            var many = share.Accounts - planted.Count(account => account.Platform == share.Platform);
            return Enumerable.Range(0, many).Select(at => (share.Platform, Place: (at + 0.5) / many));
        });
        var whole = left.OrderBy(line => line.Place).ThenBy(line => line.Platform, StringComparer.Ordinal).Select(line => line.Platform);
        var beyond = Enumerable.Range(0, Math.Max(0, count - AccountPlatforms.FullCity)).Select(at => BeyondAt(at % AccountPlatforms.FullCity));
        return whole.Concat(beyond);
    }

    private static string BeyondAt(int at)
    {
        foreach (var (platform, accounts) in AccountPlatforms.Shares)
        {
            if (at < accounts) return platform;
            at -= accounts;
        }

        throw new ArgumentOutOfRangeException(nameof(at));
    }

    private static AccountPlan Ordinary(int number, string platform, DateOnly asOf, int seed, Dictionary<string, int> next, HashSet<(string, string)> taken)
    {
        AccountUnit unit;
        do unit = AccountUnits.All[next[platform]++];
        while (!taken.Add((unit.Name, platform)));
        var dice = new Dice(seed, "accounts", number);
        var shapes = Usually[platform];
        var shape = shapes[number % shapes.Length];
        SourcePlan[] sources = shape == FeedShape.WeChatArticle ? [new(shape), new(shape), new(shape)] : [new(shape)];
        return new AccountPlan
        {
            Number = number,
            Unit = unit,
            Platform = platform,
            Name = unit.AccountName,
            Newest = AccountPlanting.Moment(asOf, dice.Between(1, 10), dice.Between(7, 21), dice.Between(0, 59), dice.Between(0, 59)),
            Sources = sources,
            Interactions = [Usual(number)],
            RegisteredOn = Opened,
        };
    }

    /// <summary>The campaigns and their false friends, each in an ordinary account of its own that shows texts.</summary>
    private static void GiveTexts(List<AccountPlan> accounts)
    {
        var bearers = accounts.Where(account => account is { Planted: null, Number: <= 215 } && account.Sources[0].HasTexts).ToList();
        // Mixed, so that a small city has of both.
        var order = CampaignTexts.InPosts.Select((text, at) => (text, at)).OrderBy(pair => pair.text.IsCampaign ? pair.at * 2 : pair.at - 12).Select(pair => pair.text);
        foreach (var (account, text) in bearers.Zip(order)) account.Text = text;
    }
}
