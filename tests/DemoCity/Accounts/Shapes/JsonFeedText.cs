using System.Globalization;
using System.Text.Json.Nodes;
using FreshnessCrawler.DemoCity.Accounts.Plan;

namespace FreshnessCrawler.DemoCity.Accounts.Shapes;

/// <summary>JSON Feed 1.1 as its generators write it.</summary>
internal static class JsonFeedText
{
    public static (string ContentType, string Text) Write(FeedBody body)
    {
        var items = new JsonArray();
        foreach (var post in body.Posts)
        {
            var item = new JsonObject { ["id"] = post.Url, ["url"] = post.Url, ["title"] = post.Title };
            if (body.Shape != FeedShape.WeweJson) item["content_html"] = $"<p>{post.Text}</p>";
            var date = post.Raw ?? post.At?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'.000Z'", CultureInfo.InvariantCulture);
            if (date is not null) item[body.Shape == FeedShape.WeweJson ? "date_modified" : "date_published"] = date;
            items.Add(item);
        }

        var feed = new JsonObject
        {
            ["version"] = "https://jsonfeed.org/version/1.1",
            ["title"] = body.Name,
            ["home_page_url"] = body.Self,
            ["feed_url"] = body.Self,
            ["language"] = "zh-cn",
            ["items"] = items,
        };
        return (body.Shape == FeedShape.JsonFeed ? "application/feed+json" : "application/json; charset=utf-8", JsonText.Of(feed));
    }
}
