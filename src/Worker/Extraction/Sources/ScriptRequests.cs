using System.Text;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>Finds the requests in a page's programs, with all they would ask for; one with a part that cannot be told is left out.</summary>
internal sealed class ScriptRequests(ScriptTokens tokens, ScriptValues values)
{
    private const int MostRequests = 100;

    private readonly List<ScriptRequest> _found = [];

    public List<ScriptRequest> Find()
    {
        for (var i = 0; i < tokens.Count && _found.Count < MostRequests; i++)
        {
            if (tokens.IsName(i) && tokens.Is(i + 1, "(")) Call(i);
            else if (tokens.IsText(i) && ListAddress.LooksLikeData(tokens.TextOf(i)[1..^1]) && !tokens.Is(i - 1, "+")) Literal(i);
        }

        return _found;
    }

    private void Call(int name)
    {
        var owner = tokens.Is(name - 1, ".") ? tokens.TextOf(name - 2) : default;
        switch (tokens.TextOf(name))
        {
            case "ajax" or "axios" or "request" when tokens.Is(name + 2, "{"):
                Options(name + 2, tokens.TextOf(name).ToString());
                break;
            case "ajax" or "axios" or "fetch" or "request":
                Plain(name + 2, tokens.TextOf(name).ToString(), false);
                break;
            case "get" or "getJSON" or "load" when owner.Length > 0:
                if (owner is "$" or "jQuery" or "axios" or "http" or "$http" or "ajax" or "request" || tokens.Is(name, "load"))
                    Plain(name + 2, tokens.TextOf(name).ToString(), false);
                break;
            case "post" when owner is "$" or "jQuery":
                Plain(name + 2, "post", true);
                break;
            case "open" when tokens.IsText(name + 2) && tokens.StringOf(name + 2).Equals("GET", StringComparison.OrdinalIgnoreCase) && tokens.Is(name + 3, ","):
                Plain(name + 4, "XMLHttpRequest", false);
                break;
            default:
                break;
        }
    }

    private void Plain(int at, string call, bool posted)
    {
        if (values.At(at, out var behind) is not { Length: > 0 } url) return;
        // $("#box").load("list.html #rows")
        if (call == "load" && url.IndexOf(' ', StringComparison.Ordinal) is > 0 and var part) url = url[..part];
        if (tokens.Is(behind, ",") && tokens.Is(behind + 1, "{"))
        {
            var options = values.Members(behind + 1);
            var inner = options.Find(static member => member.Name is "params");
            var method = options.Find(static member => member.Name is "method");
            if (call is "fetch" or "axios" or "request" || inner.Name is not null)
            {
                if (method.Name is not null && !string.Equals(values.At(method.ValueAt, out _), "GET", StringComparison.OrdinalIgnoreCase)) return;
                if (inner.Name is not null) url = WithQuery(url, inner.ValueAt);
            }
            else url = WithQuery(url, behind + 1);
        }

        if (url is not null) _found.Add(new(url, call, at, posted));
    }

    private void Options(int open, string call)
    {
        string? url = null;
        var (data, posted, json) = (-1, false, false);
        foreach (var (name, valueAt) in values.Members(open))
        {
            switch (name)
            {
                case "url": url = values.At(valueAt, out _); break;
                case "type" or "method": posted = !string.Equals(values.At(valueAt, out _), "GET", StringComparison.OrdinalIgnoreCase); break;
                case "data" or "params": data = valueAt; break;
                case "contentType": json = values.At(valueAt, out _) is not { } type || type.Contains("json", StringComparison.OrdinalIgnoreCase); break;
                default: break;
            }
        }

        // what is asked for by a JSON body has no form in an address
        if (url is null || (posted && json)) return;
        if (data >= 0) url = WithQuery(url, data);
        if (url is not null) _found.Add(new(url, call, open, posted));
    }

    // proxyUrl: '/api/list?id=1', var api = "/api/list.json?…" + id
    private void Literal(int at)
    {
        if (tokens.Is(at - 1, "(") && tokens.TextOf(at - 2) is "ajax" or "axios" or "fetch" or "request" or "get" or "getJSON" or "load" or "post") return;
        if (tokens.Is(at - 1, ":") && tokens.Is(at - 2, "url") && IsInCall(at)) return;
        if (values.At(at, out _) is { } url) _found.Add(new(url, "脚本", at, false));
    }

    private bool IsInCall(int at)
    {
        for (var i = at; i > 0 && at - i < 60; i--)
        {
            if (tokens.Match(i) >= 0 && tokens.Match(i) < i) i = tokens.Match(i);
            else if (tokens.Is(i, "{")) return tokens.Is(i - 1, "(") && tokens.TextOf(i - 2) is "ajax" or "axios" or "request";
        }

        return false;
    }

    private string? WithQuery(string url, int data)
    {
        var query = new StringBuilder(url);
        var separator = url.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        data = values.ObjectAt(data);
        if (!tokens.Is(data, "{"))
        {
            return values.At(data, out _) is { } joined && (joined.Length == 0 || joined.Contains('=', StringComparison.Ordinal))
                ? query.Append(joined.Length == 0 ? "" : separator.ToString()).Append(joined).ToString() : null;
        }

        foreach (var (name, valueAt) in values.Members(data))
        {
            if (values.At(valueAt, out _) is not { } value) return null;
            query.Append(separator).Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return query.ToString();
    }
}
