using System.Globalization;
using System.Security;
using System.Text;
using FreshnessCrawler.DemoCity.Accounts.Plan;

namespace FreshnessCrawler.DemoCity.Accounts.Shapes;

/// <summary>RSS 0.91 and 2.0 as its generators write it.</summary>
internal static class RssText
{
    public static (string ContentType, string Text) Write(FeedBody body)
    {
        var rsshub = body.Shape == FeedShape.RsshubRss;
        var text = new StringBuilder(8192)
            .Append(CultureInfo.InvariantCulture, $"<?xml version=\"1.0\" encoding=\"{body.Encoding}\"?>\n<rss xmlns:atom=\"http://www.w3.org/2005/Atom\" version=\"{(body.Shape == FeedShape.Rss091 ? "0.91" : "2.0")}\">\n<channel>\n")
            .Append(CultureInfo.InvariantCulture, $"<title>{Escape(body.Name)}{(rsshub ? " - RSSHub" : "")}</title>\n<link>{Escape(body.Self)}</link>\n<description>{Escape(body.Name)}的最新动态</description>\n<language>zh-CN</language>\n");
        if (rsshub) text.Append(CultureInfo.InvariantCulture, $"<generator>RSSHub</generator>\n<lastBuildDate>{body.Now.ToUniversalTime():R}</lastBuildDate>\n<ttl>5</ttl>\n");
        foreach (var post in body.Posts)
        {
            text.Append(CultureInfo.InvariantCulture, $"<item>\n<title>{Escape(post.Title)}</title>\n<description>{Escape($"<p>{post.Text}</p>")}</description>\n");
            text.Append(CultureInfo.InvariantCulture, $"<link>{post.Url}</link>\n<guid isPermaLink=\"false\">{post.Url}</guid>\n");
            if ((post.Raw ?? DateOf(body, post)) is { } date) text.Append(CultureInfo.InvariantCulture, $"<pubDate>{date}</pubDate>\n");
            text.Append("</item>\n");
        }

        return (rsshub ? "application/xml; charset=utf-8" : "application/rss+xml", text.Append("</channel>\n</rss>\n").ToString());
    }

    private static string? DateOf(FeedBody body, Post post)
    {
        if (post.At is not { } at) return null;
        return body.Shape switch
        {
            FeedShape.Rss091 => FeedBody.InChina(at).ToString("d MMM yyyy HH:mm:ss '+0800'", CultureInfo.InvariantCulture),
            FeedShape.RssZoneless => at.ToOffset(body.Zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            FeedShape.WeMpRss => FeedBody.InChina(at).ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture),
            _ => at.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture),
        };
    }

    private static string Escape(string text) => SecurityElement.Escape(text);
}
