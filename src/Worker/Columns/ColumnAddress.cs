namespace FreshnessCrawler.Worker.Columns;

/// <summary>Addresses of columns: what is one and the same, and what of an address changes with the visit.</summary>
internal static class ColumnAddress
{
    private static readonly string[] s_visitParameters =
    [
        "jsessionid", "phpsessid", "aspsessionid", "sessionid", "sid", "token", "ticket", "spm", "from", "source", "isappinstalled", "_t", "_", "rand", "random", "timestamp", "nsukey",
    ];

    /// <summary>Absolute without fragment, session and tracking parameters, so that it is the same every night.</summary>
    public static string Clean(string url)
    {
        var hash = url.IndexOf('#', StringComparison.Ordinal);
        if (hash >= 0) url = url[..hash];
        var session = url.IndexOf(";jsessionid=", StringComparison.OrdinalIgnoreCase);
        if (session >= 0)
        {
            var end = url.IndexOf('?', session);
            url = end < 0 ? url[..session] : string.Concat(url.AsSpan(0, session), url.AsSpan(end));
        }

        var query = url.IndexOf('?', StringComparison.Ordinal);
        if (query < 0) return url;
        var kept = new List<string>();
        var parts = url[(query + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts)
        {
            if (!IsOfTheVisit(part)) kept.Add(part);
        }

        if (kept.Count == parts.Length) return url;
        return kept.Count == 0 ? url[..query] : $"{url.AsSpan(0, query)}?{string.Join('&', kept)}";
    }

    /// <summary>By what two addresses are one column: /zcjd, /zcjd/ and /zcjd/index.html; http and https; with and without www. The text itself
    /// where it is no address.</summary>
    public static string Key(string url)
    {
        var clean = Clean(url);
        if (!Uri.TryCreate(clean, UriKind.Absolute, out var uri)) return clean;
        var host = uri.Host.StartsWith("www.", StringComparison.Ordinal) ? uri.Host[4..] : uri.Host;
        var path = uri.AbsolutePath;
        if (uri.Query.Length == 0 && IsIndexFile(path.AsSpan(path.LastIndexOf('/') + 1))) path = path[..(path.LastIndexOf('/') + 1)];
        return $"{host}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}{path.TrimEnd('/')}{uri.Query}";
    }

    public static bool IsIndexFile(ReadOnlySpan<char> name) =>
        name.Length <= 14 && (name.StartsWith("index.", StringComparison.OrdinalIgnoreCase) || name.StartsWith("default.", StringComparison.OrdinalIgnoreCase));

    private static bool IsOfTheVisit(string parameter)
    {
        var equals = parameter.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? parameter : parameter[..equals];
        if (name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Array.Exists(s_visitParameters, known => known.Equals(name, StringComparison.OrdinalIgnoreCase))) return true;
        var value = equals < 0 ? "" : parameter[(equals + 1)..];
        // the clock's milliseconds, and the first page, which is the column itself
        return name is "t" or "v" or "r" or "time" ? value.Length >= 10 && long.TryParse(value, out _) : value == "1" && name is "page" or "pageNo" or "pageIndex" or "pageno";
    }
}
