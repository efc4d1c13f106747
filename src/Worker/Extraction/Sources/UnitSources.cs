using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>Page parts that a loader script fetches by the parameters of its own tag:
/// <c>&lt;script url="/…/front/page/build/unit" queryData="{'pageId':'…','tagId':'…'}"&gt;</c>; the answer is JSON with markup in it.</summary>
internal static class UnitSources
{
    private static readonly SearchValues<string> s_others = SearchValues.Create(
        ["导航", "位置", "面包屑", "头", "底", "脚", "菜单", "搜索", "友情", "链接", "nav", "head", "foot", "crumb", "menu", "banner", "position", "left", "top"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> s_lists = SearchValues.Create(["list", "列表", "分页", "内容", "right", "右", "当前栏目", "zw"], StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<(ListSource Source, int Merit)> Of(HtmlPage page, List<InlineScript> scripts)
    {
        var found = new List<(ListSource, int)>();
        foreach (var script in scripts)
        {
            var tag = page.Raw[script.Tag];
            if (!RawTag.TryAttribute(tag, "url", out var path) || !RawTag.TryAttribute(tag, "queryData", out var data)) continue;
            var tagId = "";
            if (Address(WebUtility.HtmlDecode(path.ToString()), WebUtility.HtmlDecode(data.ToString()), ref tagId) is not { } address) continue;
            if (tagId.AsSpan().ContainsAny(s_others) || ListAddress.Usable(page, address) is not { } url) continue;
            found.Add((new(ReadingWay.Json, url, $"页面单元“{tagId}”由脚本载入"), 6 + (tagId.AsSpan().ContainsAny(s_lists) ? 3 : 0)));
        }

        return found;
    }

    private static string? Address(string path, string data, ref string tagId)
    {
        if (data.Length > 4000 || JsLiteral.ToJson(data, out _) is not { } json) return null;
        using var parsed = JsonDocument.Parse(json);
        if (parsed.RootElement.ValueKind != JsonValueKind.Object) return null;
        var address = new StringBuilder(path);
        var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (var parameter in parsed.RootElement.EnumerateObject())
        {
            var value = parameter.Value.ValueKind is JsonValueKind.String ? parameter.Value.GetString()! : parameter.Value.GetRawText();
            if (parameter.Name.Equals("tagId", StringComparison.OrdinalIgnoreCase)) tagId = value;
            address.Append(separator).Append(Uri.EscapeDataString(parameter.Name)).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return address.ToString();
    }
}
