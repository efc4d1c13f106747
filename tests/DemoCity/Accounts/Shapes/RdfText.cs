using System.Globalization;
using System.Security;
using System.Text;

namespace FreshnessCrawler.DemoCity.Accounts.Shapes;

/// <summary>RSS 1.0 in RDF with dates of Dublin Core.</summary>
internal static class RdfText
{
    public static (string ContentType, string Text) Write(FeedBody body)
    {
        var text = new StringBuilder(8192)
            .Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n")
            .Append(CultureInfo.InvariantCulture, $"<channel rdf:about=\"{SecurityElement.Escape(body.Self)}\">\n<title>{SecurityElement.Escape(body.Name)}</title>\n<link>{SecurityElement.Escape(body.Self)}</link>\n<dc:date>{W3C(body.Now)}</dc:date>\n<items><rdf:Seq>\n");
        foreach (var post in body.Posts) text.Append(CultureInfo.InvariantCulture, $"<rdf:li rdf:resource=\"{post.Url}\"/>\n");
        text.Append("</rdf:Seq></items>\n</channel>\n");
        foreach (var post in body.Posts)
        {
            text.Append(CultureInfo.InvariantCulture, $"<item rdf:about=\"{post.Url}\">\n<title>{SecurityElement.Escape(post.Title)}</title>\n<link>{post.Url}</link>\n<description>{SecurityElement.Escape(post.Text)}</description>\n");
            if ((post.Raw ?? (post.At is { } at ? W3C(at) : null)) is { } date) text.Append(CultureInfo.InvariantCulture, $"<dc:date>{date}</dc:date>\n");
            text.Append("</item>\n");
        }

        return ("application/rdf+xml; charset=utf-8", text.Append("</rdf:RDF>\n").ToString());
    }

    // Minutes are enough for W3CDTF.
    private static string W3C(DateTimeOffset at) => FeedBody.InChina(at).ToString("yyyy-MM-dd'T'HH:mm'+08:00'", CultureInfo.InvariantCulture);
}
