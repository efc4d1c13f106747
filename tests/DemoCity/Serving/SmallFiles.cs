using System.Text;

namespace FreshnessCrawler.DemoCity.Serving;

/// <summary>Small pages, pictures, scripts, styles and documents, by the ending of their address.</summary>
public static class SmallFiles
{
    private static readonly byte[] Picture = Convert.FromBase64String("R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==");
    private static readonly byte[] Document = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    /// <summary>Whether a site has such a file at that path.</summary>
    public static bool IsAsset(string path) =>
        path.StartsWith("/images/", StringComparison.Ordinal) || path.StartsWith("/css/", StringComparison.Ordinal) || path.StartsWith("/js/", StringComparison.Ordinal);

    public static Task AnswerAsync(HttpContext context, string owner)
    {
        var path = context.Request.Path.Value ?? "/";
        var ending = path.LastIndexOf('.') is >= 0 and var dot ? path[dot..] : "";
        return ending switch
        {
            ".jpg" or ".png" or ".gif" => BytesAsync(context, "image/gif", Picture),
            ".css" => BytesAsync(context, "text/css", "body{margin:0}\n"u8.ToArray()),
            ".js" => BytesAsync(context, "text/javascript", "\"use strict\";\n"u8.ToArray()),
            ".pdf" => BytesAsync(context, "application/pdf", Document),
            ".doc" or ".xls" or ".zip" => BytesAsync(context, "application/octet-stream", Document),
            _ => HostResponder.PageAsync(context, owner, $"<p>您正在访问 {owner} 的页面，各栏目信息以原文发布单位为准。</p>\n<p>地址：{System.Net.WebUtility.HtmlEncode(path)}</p>"),
        };
    }

    private static Task BytesAsync(HttpContext context, string type, byte[] bytes)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
