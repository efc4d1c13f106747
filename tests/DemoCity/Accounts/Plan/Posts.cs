using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Accounts.Plan;

/// <summary>The posts that a source shows, in its order.</summary>
public static class Posts
{
    public const int PerAnswer = 10;

    /// <summary>How far back the newest of the other posts is where the newest is the pinned one.</summary>
    private const int BehindPinned = 40;

    private static readonly string[] Topics =
        ["安全生产", "防汛抗旱", "便民服务", "乡村振兴", "营商环境", "森林防火", "反诈宣传", "义务植树", "交通安全", "医保缴费", "就业招聘", "文明创建", "垃圾分类", "食品安全", "秋粮收购", "河湖治理"];

    private static readonly string[] Openings = ["我县全力推进", "一图读懂：", "【提醒】事关", "现场直击｜", "工作动态：扎实做好", "@所有人，", "小编带你了解"];

    public static List<Post> Of(AccountPlan account, SourcePlan source, CityPlan city, DateTimeOffset now)
    {
        var posts = new List<Post>(PerAnswer + 2);
        if (account.Newest is not { } newest || source.Fault == FeedFault.Empty) return posts;
        var at = newest.AddDays(-source.Behind);
        var dice = new Dice(city.Seed, account.Platform, account.Number);
        if (account.Rectified) posts.Add(Make(account, city, 900, now.AddMinutes(-20), ref dice));
        for (var number = 0; number < PerAnswer; number++)
        {
            posts.Add(Make(account, city, number, at, ref dice) with { Pinned = source.Fault == FeedFault.PinnedNewest && number == 0 });
            at = at.AddDays(number == 0 && source.Fault == FeedFault.PinnedNewest ? -BehindPinned : -dice.Between(1, 4)).AddMinutes(-dice.Between(1, 90));
        }

        switch (source.Fault)
        {
            case FeedFault.PinnedOld:
                posts.Insert(0, Make(account, city, 890, newest.AddDays(-400), ref dice) with { Pinned = true });
                break;
            case FeedFault.SomeFuture:
                posts.Insert(0, Make(account, city, 899, newest.AddDays(60), ref dice));
                break;
            case FeedFault.SomeInvalid:
                posts[3] = posts[3] with { At = null, Raw = "Invalid Date" };
                posts[6] = posts[6] with { At = null, Raw = "Invalid Date" };
                break;
            case FeedFault.AllFuture:
                return posts.ConvertAll(post => post with { At = post.At?.AddDays(365) });
            case FeedFault.Undated:
                return posts.ConvertAll(post => post with { At = null });
            case FeedFault.InvalidDates:
                return posts.ConvertAll(post => post with { At = null, Raw = "Invalid Date" });
            case FeedFault.ImpossibleDates:
                return posts.ConvertAll(post => post with { At = null, Raw = $"{post.At?.Year}-02-30 25:61:00" });
        }

        return posts;
    }

    /// <summary>The address of a post, at its platform's host.</summary>
    public static string UrlOf(AccountPlan account, int number, int port) => account.Platform switch
    {
        AccountPlatforms.WeChat => $"http://{FeedHosts.WeChat}:{port}/s/{account.Number:00000}_{number:000}",
        AccountPlatforms.Weibo => $"http://{FeedHosts.Weibo}:{port}/status/{account.Number:00000}_{number:000}",
        AccountPlatforms.Toutiao => $"http://{FeedHosts.Toutiao}:{port}/article/{account.Number:00000}_{number:000}",
        _ => $"http://{FeedHosts.Douyin}:{port}/video/{account.Number:00000}_{number:000}",
    };

    private static Post Make(AccountPlan account, CityPlan city, int number, DateTimeOffset at, ref Dice dice)
    {
        var topic = dice.Pick(Topics);
        var opening = dice.Pick(Openings);
        var url = UrlOf(account, number, city.Port);
        if (account.Text is { } special && number == AccountPlan.PostWithText) return new Post(number, special.Title, special.Write(DayOf(at)), url, at);
        return new Post(number, $"{opening}{topic}", $"{account.Unit.Name}近日围绕{topic}，深入一线、压实责任，取得阶段性成效。欢迎在评论区留言，我们将及时回复。", url, at);
    }

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(TimeSpan.FromHours(8)).DateTime);
}
