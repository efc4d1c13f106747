using System.Globalization;
using System.Security;
using System.Text;
using FreshnessCrawler.DemoCity.Accounts.Plan;

namespace FreshnessCrawler.DemoCity.Accounts.Shapes;

/// <summary>Atom 0.3 and 1.0 as its generators write it.</summary>
internal static class AtomText
{
    public static (string ContentType, string Text) Write(FeedBody body)
    {
        var old = body.Shape == FeedShape.Atom03;
        var text = new StringBuilder(8192)
            .Append(CultureInfo.InvariantCulture, $"<?xml version=\"1.0\" encoding=\"{body.Encoding}\"?>\n")
            .Append(old ? "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\" xml:lang=\"zh-CN\">\n" : "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n")
            .Append(CultureInfo.InvariantCulture, $"<title>{SecurityElement.Escape(body.Name)}</title>\n<link rel=\"self\" href=\"{SecurityElement.Escape(body.Self)}\"/>\n<id>{SecurityElement.Escape(body.Self)}</id>\n")
            .Append(CultureInfo.InvariantCulture, $"<{(old ? "modified" : "updated")}>{Rfc3339(body.Now)}</{(old ? "modified" : "updated")}>\n");
        foreach (var post in body.Posts)
        {
            text.Append(CultureInfo.InvariantCulture, $"<entry>\n<title>{SecurityElement.Escape(post.Title)}</title>\n<link href=\"{post.Url}\"/>\n<id>{post.Url}</id>\n");
            foreach (var field in Fields(body.Shape))
            {
                if ((post.Raw ?? (post.At is { } at ? Rfc3339(at) : null)) is { } date) text.Append(CultureInfo.InvariantCulture, $"<{field}>{date}</{field}>\n");
            }

            // wewe-rss gives no text unless it is told to fetch it.
            if (body.Shape != FeedShape.WeweAtom) text.Append(CultureInfo.InvariantCulture, $"<content type=\"{(old ? "text/html\" mode=\"escaped" : "html")}\">{SecurityElement.Escape($"<p>{post.Text}</p>")}</content>\n");
            text.Append("</entry>\n");
        }

        return (body.Shape == FeedShape.RsshubAtom ? "application/xml; charset=utf-8" : "application/atom+xml", text.Append("</feed>\n").ToString());
    }

    private static string[] Fields(FeedShape shape) => shape switch
    {
        FeedShape.Atom03 => ["issued", "created", "modified"],
        FeedShape.WeweAtom => ["updated"],
        _ => ["published", "updated"],
    };

    private static string Rfc3339(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'.000Z'", CultureInfo.InvariantCulture);
}
