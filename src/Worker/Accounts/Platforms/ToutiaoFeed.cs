using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Feeds;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Accounts.Platforms;

/// <summary>Toutiao's list of a user's articles. Empty answers are common where a signature is missed: unknown, never "none".</summary>
public sealed class ToutiaoFeed(IOptions<AccountOptions> options) : PlatformFeed(options)
{
    private static readonly string[] s_numbers = ["user_id", "id", "token"];

    public override AccountSourceKind Kind => AccountSourceKind.Toutiao;

    internal override PlatformReading Read(JsonTree answer, PlatformQuestion question)
    {
        var said = PlatformWords.Message(answer);
        var message = said is "success" or "ok" or "error" or "" ? answer["data"].First("description", "msg", "reason") ?? answer["reason"].Text : said;
        var own = OwnPosts.Of(Articles(answer).ToList(), Author, s_numbers, Owners(question));
        if (own.Mixed) return PlatformReading.Not(AccountAccess.Malformed, "返回内容中有多个账号的文章，无法确定哪些是该账号的");
        if (own.Items.Count > 0)
        {
            var posts = own.Items.Select(item => Post(item, question.Moment)).ToList();
            var name = own.Proven ? own.Items.Select(static item => Author(item).First("name", "screen_name")).FirstOrDefault(static name => name is not null) : null;
            var commented = own.Items.FirstOrDefault(static item => item["comment_count"].IsYes || item["comments_count"].IsYes);
            return Judged(posts, question, name, commented is null ? null : Url(commented), answer["has_more"].IsYes);
        }

        return said is "error" || answer["message"].Text is "error"
            ? PlatformReading.Without(message, AccountAccess.Malformed, "平台返回错误")
            : answer["data"].Exists || answer["has_more"].Exists
                ? PlatformReading.Without(message, AccountAccess.Empty, "没有返回任何文章，无法判断")
                : PlatformReading.Without(message, AccountAccess.Malformed, "返回的不是头条接口的数据");
    }

    private static IEnumerable<JsonTree> Articles(JsonTree answer)
    {
        foreach (var item in answer["data"].Items.Concat(answer["data"]["list"].Items).Concat(answer["data"]["data"].Items))
        {
            // a cell may hold its article as JSON inside a string
            var article = item["content"].Text is { } inner && inner.StartsWith('{') && JsonTree.Parse(inner, out _) is { } unpacked ? unpacked : item;
            if (article["publish_time"].Exists || article["behot_time"].Exists || article["create_time"].Exists || article["title"].Exists) yield return article;
        }
    }

    private static ReadPost Post(JsonTree item, PostMoment moment)
    {
        var pinned = item["is_stick"].IsYes || item["stick_style"].IsYes || item["is_top"].IsYes || item["stick_label"].Text?.Contains("置顶", StringComparison.Ordinal) == true;

        // the moment at which it came to the top is that of its publication unless it was put there
        var raw = item.First("publish_time", "create_time") is { } said && said != "0" ? said : pinned ? null : item["behot_time"].Text;
        var (published, note) = moment.Read(raw);
        var text = FeedBody.Plain(item.First("content", "abstract", "Abstract") ?? "");
        var title = FeedText.Line(item["title"].Text ?? "");
        return new(Url(item), title.Length > 0 ? title : PostList.TitleOf(text), published, pinned, text.Length > 0 ? text : null, note);
    }

    private static string Url(JsonTree item)
    {
        if (item.First("group_id_str", "group_id", "item_id_str", "item_id", "id_str") is { } id && id.All(char.IsAsciiDigit)) return $"https://www.toutiao.com/article/{id}/";
        return item.First("article_url", "share_url", "display_url", "url") is { } url && Uri.TryCreate(new Uri("https://www.toutiao.com/"), url, out var absolute) ? absolute.AbsoluteUri : "";
    }

    private static JsonTree Author(JsonTree item) => item["user"].IsObject ? item["user"] : item["user_info"];

    private static IEnumerable<string?> Owners(PlatformQuestion question) =>
        [question.Parameter("token"), question.Behind("/user/token/"), question.Parameter("visit_user_id"), question.Parameter("user_id"), question.Behind("/c/user/"), question.Account.PlatformId];
}
