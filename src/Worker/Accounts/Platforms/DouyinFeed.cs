using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Feeds;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Accounts.Platforms;

/// <summary>Douyin: the answer of aweme/post, or the data that a user's page carries for its own script. Such a page also shows works of others.</summary>
public sealed class DouyinFeed(IOptions<AccountOptions> options) : PlatformFeed(options)
{
    // The page's data, percent-encoded or as a script's value.
    private static readonly (string Name, char Before)[] s_data = [("id=\"RENDER_DATA\"", '>'), ("window._ROUTER_DATA", '='), ("window._SSR_HYDRATED_DATA", '=')];

    private static readonly string[] s_numbers = ["sec_uid", "secUid", "uid", "unique_id", "uniqueId", "short_id", "shortId"];

    public override AccountSourceKind Kind => AccountSourceKind.Douyin;

    internal override JsonTree? Tree(ReadOnlySpan<char> text, out bool whole)
    {
        if (JsonTree.Parse(text, out whole) is { } answer) return answer;
        foreach (var (name, before) in s_data)
        {
            var at = text.IndexOf(name, StringComparison.Ordinal);
            if (at < 0) continue;
            var data = text[(at + name.Length)..];
            if (data.IndexOf("</script", StringComparison.OrdinalIgnoreCase) is >= 0 and var close) data = data[..close];
            data = data[(data.IndexOf(before) + 1)..].Trim();
            var json = data.StartsWith("%7B", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(data.ToString()) : data.ToString();
            if (JsonTree.Parse(json, out whole) is { } tree) return tree;
        }

        return null;
    }

    internal override PlatformReading Read(JsonTree answer, PlatformQuestion question)
    {
        var message = PlatformWords.Message(answer);
        if (answer["status_code"].Number is { } code && code != 0)
        {
            return code is 8 or 2483
                ? PlatformReading.Not(AccountAccess.LoginWall, $"平台要求登录后查看（{code}）")
                : PlatformReading.Without(message, AccountAccess.Malformed, $"平台返回错误（{code}）");
        }

        var works = answer.Objects().Where(static node => node.First("aweme_id", "awemeId") is not null && (node["create_time"].Exists || node["createTime"].Exists)).ToList();
        var own = OwnPosts.Of(works, Author, s_numbers, Owners(question));
        if (own.Mixed) return PlatformReading.Not(AccountAccess.Malformed, "返回内容中有多个账号的作品，无法确定哪些是该账号的");
        if (own.Items.Count == 0)
        {
            return answer["aweme_list"].Exists || answer["status_code"].Exists
                ? PlatformReading.Without(message, AccountAccess.Empty, "没有返回任何作品，无法判断")
                : PlatformReading.Without(message, AccountAccess.Malformed, "返回内容中没有作品数据");
        }

        var posts = own.Items.Select(work => Post(work, question.Moment)).DistinctBy(static post => post.Url, StringComparer.Ordinal).ToList();
        var name = own.Proven ? own.Items.Select(static work => Author(work)["nickname"].Text).FirstOrDefault(static name => name is not null) : null;
        var commented = own.Items.FirstOrDefault(static work => work["statistics"]["comment_count"].IsYes || work["stats"]["commentCount"].IsYes);
        return Judged(posts, question, name, commented is null ? null : Url(commented), answer["has_more"].IsYes || !answer["aweme_list"].Exists);
    }

    private static ReadPost Post(JsonTree work, PostMoment moment)
    {
        var text = FeedBody.Plain(work["desc"].Text ?? "");
        var (published, note) = moment.Read(work.First("create_time", "createTime"));
        var pinned = work["is_top"].IsYes || work["isTop"].IsYes || work["tag"]["isTop"].IsYes || work["tag"]["is_top"].IsYes;
        return new(Url(work), PostList.TitleOf(text), published, pinned, text.Length > 0 ? text : null, note);
    }

    private static string Url(JsonTree work) => $"https://www.douyin.com/video/{Uri.EscapeDataString(work.First("aweme_id", "awemeId")!)}";

    private static JsonTree Author(JsonTree work) => work["author"].IsObject ? work["author"] : work["authorInfo"].IsObject ? work["authorInfo"] : JsonTree.Nothing;

    private static IEnumerable<string?> Owners(PlatformQuestion question) =>
        [question.Parameter("sec_user_id"), question.Parameter("sec_uid"), question.Behind("/share/user/"), question.Behind("/user/"), question.Account.PlatformId];
}
