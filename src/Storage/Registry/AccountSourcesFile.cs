using System.Globalization;
using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Registry;

/// <summary>account_sources.csv: where each account's posts are read from, in the order in which the sources are asked.</summary>
internal static class AccountSourcesFile
{
    private const int MostPlaces = 99;
    private const int WestmostZone = -12 * 60;
    private const int EastmostZone = 14 * 60;

    private static readonly Dictionary<string, AccountSourceKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["feed"] = AccountSourceKind.Feed,
        ["weibo"] = AccountSourceKind.Weibo,
        ["toutiao"] = AccountSourceKind.Toutiao,
        ["douyin"] = AccountSourceKind.Douyin,
        ["wechat"] = AccountSourceKind.WeChatArticles,
        ["list"] = AccountSourceKind.List,
        ["订阅源"] = AccountSourceKind.Feed,
        ["微博"] = AccountSourceKind.Weibo,
        ["头条"] = AccountSourceKind.Toutiao,
        ["抖音"] = AccountSourceKind.Douyin,
        ["微信文章"] = AccountSourceKind.WeChatArticles,
        ["名单"] = AccountSourceKind.List,
    };

    private static readonly string[] ZoneForms = ["h\\:mm", "hh\\:mm", "h\\:mm\\:ss", "hh\\:mm\\:ss", "hhmm", "hh", "%h"];

    public static List<AccountSourceEntry> Read(IReadOnlyList<CsvRow> rows, ProblemList problems)
    {
        var entries = new List<AccountSourceEntry>();
        foreach (var row in rows)
        {
            if (ReadRow(new RowFields(row, problems), problems) is { } entry)
                entries.Add(entry);
        }

        RegistryEntries.WithoutRepeats(entries, e => $"{e.Account} {e.Place}", e => e.Row, "place", "同一账号的来源顺序", problems);
        var first = new Dictionary<(string, AccountSourceKind, string), AccountSourceEntry>();
        foreach (var entry in entries.Where(e => !first.TryAdd((e.Account.ToUpperInvariant(), e.Kind, e.Address), e)))
            problems.Add(entry.Row, "address", $"同一账号的来源与第 {first[(entry.Account.ToUpperInvariant(), entry.Kind, entry.Address)].Row.Line} 行重复；请删去一行");
        return entries;
    }

    private static AccountSourceEntry? ReadRow(RowFields fields, ProblemList problems)
    {
        var row = fields.Row;
        var account = fields.Narrow("account");
        if (account.Length == 0)
            problems.Add(row, "account", "不能为空；请填写 accounts.csv 中的账号代码");
        var place = fields.Integer("place", 1, MostPlaces);
        if (fields.Narrow("place").Length == 0)
            problems.Add(row, "place", "不能为空；先用的来源填 1，其次填 2，依次类推");
        var zone = Zone(fields, problems);
        if (!Kinds.TryGetValue(fields.Narrow("kind"), out var kind))
        {
            problems.Add(row, "kind", "应为 feed、weibo、toutiao、douyin、wechat、list 之一（订阅源、微博、头条、抖音、微信文章、名单）");
            return null;
        }

        var address = Address(fields, kind, problems);
        return account.Length > 0 && place is { } at && address is not null ? new AccountSourceEntry(row, account, at, kind, address, zone) : null;
    }

    private static string? Address(RowFields fields, AccountSourceKind kind, ProblemList problems)
    {
        var text = fields.Row["address"];
        if (text.Length == 0)
        {
            problems.Add(fields.Row, "address", "不能为空；请填写网址（名单也可填文件名）");
            return null;
        }

        // Exporters stand in an office's own network, often under a name without a dot.
        if (kind != AccountSourceKind.List || text.Contains("://", StringComparison.Ordinal))
            return fields.Address("address", bareHosts: true)?.Text;
        if (WhyNoListPath(text) is not { } why)
            return fields.Optional("address");
        problems.Add(fields.Row, "address", why);
        return null;
    }

    /// <summary>A list is a file below the folder of lists, and nothing may lead out of it.</summary>
    private static string? WhyNoListPath(string text)
    {
        if (text.Contains('\\', StringComparison.Ordinal))
            return "名单文件的目录请用 / 分隔";
        if (text[0] == '/' || text.Contains(':', StringComparison.Ordinal))
            return "名单只填名单目录内的文件名（可带子目录），或 http(s) 网址";
        return text.Split('/').Any(part => CellText.Trim(part) is "" or "." or "..") ? "名单文件的目录中不能有 . 、.. 或空的一节" : null;
    }

    /// <summary>Minutes east of UTC. A spreadsheet takes the sign off +08:00, so a time without one is east.</summary>
    private static int? Zone(RowFields fields, ProblemList problems)
    {
        var text = fields.Narrow("zone").ToUpperInvariant().Replace('\u2212', '-');
        if (text.Length == 0)
            return null;
        var offset = text.StartsWith("UTC", StringComparison.Ordinal) || text.StartsWith("GMT", StringComparison.Ordinal) ? text[3..] : text;
        if (offset is "" or "Z")
            return 0;
        var sign = offset[0] == '-' ? -1 : 1;
        if (TimeSpan.TryParseExact(offset.AsSpan(offset[0] is '+' or '-' ? 1 : 0), ZoneForms, CultureInfo.InvariantCulture, out var distance)
            && sign * distance.TotalMinutes is >= WestmostZone and <= EastmostZone and var minutes && minutes % 15 == 0)
            return (int)minutes;
        problems.Add(fields.Row, "zone", "时区写法不对；应形如 +08:00 或 +00:00，空着表示北京时间");
        return null;
    }
}
