using System.Net;
using System.Text.Json.Nodes;
using FreshnessCrawler.DemoCity.Accounts.Plan;

namespace FreshnessCrawler.DemoCity.Accounts.Shapes;

/// <summary>A user's page at Douyin: its works stand percent-encoded in the data of its own script, beside new works of others.</summary>
internal static class DouyinPageText
{
    public static (string ContentType, string Text) Write(FeedBody body)
    {
        var data = new JsonObject
        {
            ["_location"] = $"/user/{body.Uid}",
            ["app"] = new JsonObject { ["recommend"] = new JsonArray(Work(body.Uid + 1, "附近的人在看", "周末集市热闹非凡", 1, body.Now.AddHours(-3).ToUnixTimeSeconds(), pinned: false)) },
            ["41"] = new JsonObject
            {
                ["user"] = new JsonObject { ["uid"] = $"{body.Uid}", ["nickname"] = body.Name },
                ["post"] = new JsonObject { ["data"] = new JsonArray([.. body.Posts.Select(post => Work(body, post))]), ["hasMore"] = 1 },
            },
        };
        return ("text/html; charset=utf-8", $"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(body.Name)}的主页 - 抖音</title></head><body><div id=\"root\"></div>\n<script id=\"RENDER_DATA\" type=\"application/json\">{Uri.EscapeDataString(JsonText.Of(data))}</script></body></html>\n");
    }

    private static JsonObject Work(FeedBody body, Post post) => Work(body.Uid, body.Name, $"{post.Title} {post.Text}", post.Number, post.At?.ToUnixTimeSeconds(), post.Pinned);

    private static JsonObject Work(long uid, string name, string text, int number, long? seconds, bool pinned) => new()
    {
        ["awemeId"] = $"{(uid * 1000) + number}",
        ["desc"] = text,
        ["createTime"] = seconds,
        ["tag"] = new JsonObject { ["isTop"] = pinned },
        ["authorInfo"] = new JsonObject { ["uid"] = $"{uid}", ["nickname"] = name },
        ["stats"] = new JsonObject { ["commentCount"] = number % 4 },
    };
}
