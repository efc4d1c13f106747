using System.Globalization;
using System.Text.Json.Nodes;
using FreshnessCrawler.DemoCity.Accounts.Plan;

namespace FreshnessCrawler.DemoCity.Accounts.Shapes;

/// <summary>What platforms and exporters answer themselves: JSON of their own making.</summary>
internal static class PlatformText
{
    public static (string ContentType, string Text) Write(FeedBody body)
    {
        var posts = new JsonArray([.. body.Posts.Select(post => One(body, post))]);
        var answer = body.Shape switch
        {
            FeedShape.Exporter => new JsonObject { ["base_resp"] = new JsonObject { ["ret"] = 0, ["err_msg"] = "ok" }, ["articles"] = posts },
            FeedShape.WeiboCards => new JsonObject { ["ok"] = 1, ["data"] = new JsonObject { ["cardlistInfo"] = new JsonObject { ["containerid"] = $"107603{body.Uid}", ["total"] = 1200 }, ["cards"] = posts } },
            FeedShape.WeiboList => new JsonObject { ["data"] = new JsonObject { ["since_id"] = "4890123", ["list"] = posts, ["total"] = 1200 }, ["ok"] = 1 },
            FeedShape.ToutiaoList => new JsonObject { ["message"] = "success", ["data"] = posts, ["has_more"] = true, ["next"] = new JsonObject { ["max_behot_time"] = body.Now.ToUnixTimeSeconds() } },
            _ => new JsonObject { ["status_code"] = 0, ["aweme_list"] = posts, ["has_more"] = 1, ["max_cursor"] = body.Now.ToUnixTimeMilliseconds() },
        };
        return ("application/json; charset=utf-8", JsonText.Of(answer));
    }

    private static JsonObject One(FeedBody body, Post post) => body.Shape switch
    {
        FeedShape.Exporter => new JsonObject { ["aid"] = $"2247{post.Number:000000}_1", ["title"] = post.Title, ["link"] = post.Url, ["digest"] = "", ["create_time"] = Seconds(post), ["update_time"] = Seconds(post) },
        FeedShape.WeiboCards => new JsonObject { ["card_type"] = 9, ["itemid"] = $"107603{body.Uid}_-_{Id(body, post)}", ["scheme"] = post.Url, ["mblog"] = Weibo(body, post) },
        FeedShape.WeiboList => Weibo(body, post),
        FeedShape.ToutiaoList => new JsonObject
        {
            ["group_id"] = $"{Id(body, post)}",
            ["item_id"] = $"{Id(body, post)}",
            ["title"] = post.Title,
            ["abstract"] = post.Text,
            ["article_url"] = post.Url,
            ["publish_time"] = Seconds(post),
            ["is_stick"] = post.Pinned,
            ["comment_count"] = post.Number % 4,
            ["source"] = body.Name,
            ["user_info"] = new JsonObject { ["user_id"] = $"{body.Uid}", ["name"] = body.Name },
        },
        _ => new JsonObject
        {
            ["awemeId"] = $"{Id(body, post)}",
            ["desc"] = $"{post.Title} {post.Text}",
            ["createTime"] = Seconds(post),
            ["shareUrl"] = post.Url,
            ["isTop"] = post.Pinned ? 1 : 0,
            ["author"] = new JsonObject { ["uid"] = $"{body.Uid}", ["nickname"] = body.Name },
            ["statistics"] = new JsonObject { ["commentCount"] = post.Number % 4, ["diggCount"] = 31 },
        },
    };

    private static JsonObject Weibo(FeedBody body, Post post)
    {
        var blog = new JsonObject
        {
            ["created_at"] = post.Raw ?? (post.At is { } at ? FeedBody.InChina(at).ToString("ddd MMM dd HH:mm:ss '+0800' yyyy", CultureInfo.InvariantCulture) : null),
            ["id"] = $"{Id(body, post)}",
            ["mid"] = $"{Id(body, post)}",
            ["bid"] = post.Url[(post.Url.LastIndexOf('/') + 1)..],
            ["text"] = $"【{post.Title}】{post.Text}",
            ["comments_count"] = post.Number % 4,
            ["attitudes_count"] = 12,
            ["url"] = post.Url,
            ["user"] = new JsonObject { ["id"] = body.Uid, ["screen_name"] = body.Name, ["created_at"] = "Sat Jun 01 10:00:00 +0800 2013" },
        };
        if (body.Shape == FeedShape.WeiboList) blog["text_raw"] = $"【{post.Title}】{post.Text}";
        if (post.Pinned)
        {
            blog["isTop"] = 1;
            blog["title"] = new JsonObject { ["text"] = "置顶", ["base_color"] = 1 };
        }

        return blog;
    }

    private static JsonValue? Seconds(Post post) => post.Raw is { } raw ? JsonValue.Create(raw) : post.At is { } at ? JsonValue.Create(at.ToUnixTimeSeconds()) : null;

    private static long Id(FeedBody body, Post post) => (body.Uid * 1000) + post.Number;
}
