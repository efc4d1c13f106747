using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>The data proxy of 大汉 jpage lists: where the page gives fewer records than it says there are.</summary>
internal static class JpageSources
{
    private const string Proxy = "dataproxy.jsp";
    private const int MostMentions = 20;
    private const int FirstRecords = 60;

    private static readonly SearchValues<char> s_edges = SearchValues.Create("\"'=( \n>;");
    private static readonly SearchValues<char> s_ends = SearchValues.Create("\"'<>) \n");

    private static readonly string[] s_parameters =
        ["col", "appid", "webid", "path", "columnid", "sourceContentType", "unitid", "webname", "permissiontype", "keyWordCount"];

    public static IEnumerable<ListSource> Of(HtmlPage page, ScriptTokens tokens, ScriptValues values)
    {
        if (page.Raw.IndexOf(Proxy, StringComparison.OrdinalIgnoreCase) < 0) return [];
        if (JpageRecords.HasAll(page.Raw)) return [];
        var found = new List<ListSource>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens.IsText(i) || !tokens.TextOf(i).Contains(Proxy, StringComparison.OrdinalIgnoreCase)) continue;
            if (FromLoader(tokens, values, i) is { } address && ListAddress.Usable(page, address) is { } url)
                found.Add(new(ReadingWay.Jpage, url, "大汉 jpage 数据代理（脚本参数）"));
        }

        FromMarkup(page, found);
        return found;
    }

    // $('#1').jpage({ perPage: 20, proxyUrl: '/module/web/jpage/dataproxy.jsp', ajaxParam: { columnid: 1, unitid: '2', … } })
    private static string? FromLoader(ScriptTokens tokens, ScriptValues values, int at)
    {
        var start = at;
        while (start > 0 && tokens.Is(start - 1, "+")) start -= 2;
        if (values.At(start, out _) is not { } proxy) return null;
        var cut = proxy.IndexOf('?', StringComparison.Ordinal);
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (cut >= 0) AddQuery(proxy.AsSpan(cut + 1), parameters);
        var perPage = "20";
        for (var open = Enclosing(tokens, at); open >= 0; open = -1)
            AddMembers(tokens, values, open, parameters, ref perPage, 0);
        return Address(cut < 0 ? proxy : proxy[..cut], parameters, perPage);
    }

    private static void AddMembers(ScriptTokens tokens, ScriptValues values, int open, Dictionary<string, string> into, ref string perPage, int depth)
    {
        foreach (var (name, valueAt) in values.Members(open))
        {
            if (tokens.Is(valueAt, "{") && depth < 2) AddMembers(tokens, values, valueAt, into, ref perPage, depth + 1);
            else if (name.Equals("perPage", StringComparison.OrdinalIgnoreCase)) perPage = values.At(valueAt, out _) ?? perPage;
            else if (Array.Exists(s_parameters, known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) && values.At(valueAt, out _) is { } value) into[name] = value;
            else if (name is "data" or "ajaxParam" or "param" && values.At(valueAt, out _) is { } query) AddQuery(query, into);
        }
    }

    private static int Enclosing(ScriptTokens tokens, int at)
    {
        for (var i = at - 1; i >= 0 && at - i < 400; i--)
        {
            if (tokens.Match(i) >= 0 && tokens.Match(i) < i) i = tokens.Match(i);
            else if (tokens.Is(i, "{") && tokens.Match(i) > at) return i;
        }

        return -1;
    }

    // <nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&columnid=…"></a>]]></nextgroup>
    private static void FromMarkup(HtmlPage page, List<ListSource> found)
    {
        var raw = page.Raw;
        for (int at = 0, mentions = 0; mentions < MostMentions; mentions++)
        {
            var next = raw[at..].IndexOf(Proxy, StringComparison.OrdinalIgnoreCase);
            if (next < 0) return;
            at += next;
            var start = raw[..at].LastIndexOfAny(s_edges);
            var length = raw[at..].IndexOfAny(s_ends);
            if (start >= 0 && at - start < 300 && length > Proxy.Length)
            {
                var text = WebUtility.HtmlDecode(raw[(start + 1)..(at + length)].ToString());
                var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                var cut = text.IndexOf('?', StringComparison.Ordinal);
                if (cut > 0) AddQuery(text.AsSpan(cut + 1), parameters);
                if (Address(cut > 0 ? text[..cut] : text, parameters, "20") is { } address && ListAddress.Usable(page, address) is { } url)
                    found.Add(new(ReadingWay.Jpage, url, "大汉 jpage 数据代理（nextgroup）"));
            }

            at += Proxy.Length;
        }
    }

    private static void AddQuery(ReadOnlySpan<char> query, Dictionary<string, string> into)
    {
        foreach (var part in query.Split('&'))
        {
            var pair = query[part];
            var cut = pair.IndexOf('=');
            if (cut > 0 && into.Count < 30) into.TryAdd(pair[..cut].ToString(), Uri.UnescapeDataString(pair[(cut + 1)..].ToString()));
        }
    }

    private static string? Address(string proxy, Dictionary<string, string> parameters, string perPage)
    {
        if (!parameters.ContainsKey("columnid") || !parameters.ContainsKey("unitid")) return null;
        var size = parameters.GetValueOrDefault("perpage", perPage);
        if (!int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 200) number = 20;
        var address = new StringBuilder(proxy).Append(CultureInfo.InvariantCulture, $"?startrecord=1&endrecord={Math.Max(number, FirstRecords)}&perpage={number}");
        foreach (var (name, value) in parameters)
        {
            if (name.ToUpperInvariant() is "STARTRECORD" or "ENDRECORD" or "PERPAGE" or "PAGE") continue;
            address.Append('&').Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        }

        return address.ToString();
    }
}
