using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Feeds;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Accounts.Platforms;

/// <summary>Weibo: the answers of m.weibo.cn (container/getIndex) and of weibo.com (statuses/mymblog). A repost is a post of the account at its own time;
/// what it liked is not.</summary>
public sealed class WeiboFeed(IOptions<AccountOptions> options) : PlatformFeed(options)
{
    private const int NoSuchUser = 20003;
    private static readonly string[] s_numbers = ["idstr", "id"];

    public override AccountSourceKind Kind => AccountSourceKind.Weibo;

    internal override PlatformReading Read(JsonTree answer, PlatformQuestion question)
    {
        var message = PlatformWords.Message(answer);
        if (answer["ok"].Number is < 0 || (answer["url"].Text is { } leads && AccessOf.IsLogin(leads)))
            return PlatformReading.Without(message, AccountAccess.LoginWall, "平台要求登录后查看");
        if (answer["error_code"].Number is NoSuchUser || answer["errno"].Number is NoSuchUser) return PlatformReading.Not(AccountAccess.Gone, "平台提示用户不存在（20003）");

        var shown = Blogs(answer).Where(static blog => blog["title"]["text"].Text?.Contains("赞过", StringComparison.Ordinal) != true).ToList();
        var own = OwnPosts.Of(shown, static blog => blog["user"], s_numbers, Owners(question));
        if (own.Mixed) return PlatformReading.Not(AccountAccess.Malformed, "返回内容中有多个账号的微博，无法确定哪些是该账号的");
        if (own.Items.Count > 0)
        {
            var posts = own.Items.Select(blog => Post(blog, question.Moment)).ToList();
            var name = answer["data"]["userInfo"]["screen_name"].Text ?? (own.Proven ? own.Items.Select(static blog => blog["user"]["screen_name"].Text).FirstOrDefault(static name => name is not null) : null);
            var commented = own.Items.FirstOrDefault(static blog => HasComments(blog["comments_count"]));
            return Judged(posts, question, name, commented is null ? null : Url(commented), more: true);
        }

        return answer["ok"].Exists || answer["data"].Exists
            ? PlatformReading.Without(message, AccountAccess.Empty, "没有返回任何微博，无法判断")
            : PlatformReading.Without(message, AccountAccess.Malformed, "返回的不是微博接口的数据");
    }

    private static IEnumerable<JsonTree> Blogs(JsonTree answer)
    {
        var data = answer["data"];
        foreach (var item in data["list"].Items.Concat(data["statuses"].Items).Concat(answer["statuses"].Items))
        {
            if (item["created_at"].Exists) yield return item;
        }

        foreach (var card in data["cards"].Items.Concat(answer["cards"].Items))
        {
            if (card["mblog"].IsObject) yield return card["mblog"];
            foreach (var inner in card["card_group"].Items)
            {
                if (inner["mblog"].IsObject) yield return inner["mblog"];
            }
        }
    }

    private static ReadPost Post(JsonTree blog, PostMoment moment)
    {
        var text = FeedBody.Plain(blog.First("text_raw", "text") ?? "");
        var quoted = blog["retweeted_status"].First("text_raw", "text");
        var all = quoted is null ? text : $"{text}\n{FeedBody.Plain(quoted)}";
        if (all.Length > FeedBody.Longest) all = all[..FeedBody.Longest];
        var (published, note) = moment.Read(blog["created_at"].Text);
        var pinned = blog["isTop"].IsYes || blog["is_top"].IsYes || blog["mblogtype"].Number == 2 || blog["title"]["text"].Text?.Contains("置顶", StringComparison.Ordinal) == true;
        return new(Url(blog), PostList.TitleOf(text), published, pinned, all.Length == 0 ? null : all, note);
    }

    // One address a post, whichever of the answers shows it.
    private static string Url(JsonTree blog)
    {
        if (blog.First("idstr", "mid", "id") is { } id) return $"https://m.weibo.cn/status/{Uri.EscapeDataString(id)}";
        return blog.First("mblogid", "bid") is { } bid ? $"https://weibo.com/{Uri.EscapeDataString(blog["user"].First(s_numbers) ?? "0")}/{Uri.EscapeDataString(bid)}" : "";
    }

    private static IEnumerable<string?> Owners(PlatformQuestion question) =>
        [question.Parameter("uid"), question.Parameter("value"), question.Behind("/u/"), Container(question.Parameter("containerid")), question.Account.PlatformId];

    // 107603 and the number
    private static string? Container(string? id) => id is { Length: > 6 } && id.StartsWith("10", StringComparison.Ordinal) ? id[6..] : null;

    // a count may be a text: 1万+
    private static bool HasComments(JsonTree count) => count.Text is { Length: > 0 } text && text[0] is >= '1' and <= '9';
}
