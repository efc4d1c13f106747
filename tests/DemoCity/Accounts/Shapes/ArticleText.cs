using System.Net;
using FreshnessCrawler.DemoCity.Accounts.Plan;

namespace FreshnessCrawler.DemoCity.Accounts.Shapes;

/// <summary>A post's own page.</summary>
public static class ArticleText
{
    /// <summary>A WeChat article: its time stands in the script alone.</summary>
    public static string WeChat(string name, Post post) => $$"""
        <!DOCTYPE html>
        <html><head><meta charset="utf-8"><meta property="og:title" content="{{WebUtility.HtmlEncode(post.Title)}}"><meta property="og:site_name" content="微信公众平台">
        <title>{{WebUtility.HtmlEncode(post.Title)}}</title></head>
        <body id="activity-detail"><h1 class="rich_media_title" id="activity-name">{{WebUtility.HtmlEncode(post.Title)}}</h1>
        <div id="meta_content"><a href="javascript:void(0);" id="js_name">{{WebUtility.HtmlEncode(name)}}</a><em id="publish_time" class="rich_media_meta rich_media_meta_text"></em></div>
        <div class="rich_media_content" id="js_content"><p>{{WebUtility.HtmlEncode(post.Text)}}</p></div>
        <script type="text/javascript">
        var nickname = htmlDecode("{{name}}");
        var msg_title = '{{post.Title}}'.html(false);
        var ct = "{{post.At?.ToUnixTimeSeconds()}}";
        var svr_time = "1";
        </script></body></html>

        """;

    /// <summary>A page of another platform.</summary>
    public static string Other(string name, Post post) =>
        $"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(post.Title)} - {WebUtility.HtmlEncode(name)}</title></head><body><h1>{WebUtility.HtmlEncode(post.Title)}</h1><p>{WebUtility.HtmlEncode(post.Text)}</p></body></html>\n";
}
