namespace FreshnessCrawler.Worker.Accounts.Lists;

/// <summary>One row of a kept list, its cells as they were written; empty where there is nothing.</summary>
/// <param name="Line">Its line in a CSV file, or its number among the entries of a JSON file; from 1.</param>
internal sealed record ListRow(int Line, string Account, string Title, string Url, string Published, string EnteredBy, string EnteredAt, string CheckedAt)
{
    /// <summary>The names of the cells, in the order of the properties, with what people call them.</summary>
    public static readonly string[][] Names =
    [
        ["account", "账号", "账号代码", "code"], ["title", "标题"], ["url", "link", "网址", "链接", "地址"], ["published", "发布时间", "发布日期", "publish_time", "create_time"],
        ["entered_by", "录入人", "填报人"], ["entered_at", "录入时间", "填报时间"], ["checked_at", "核查时间", "查看时间"],
    ];

    /// <summary>Those that every list has.</summary>
    public const string Columns = "account,title,url,published,entered_by,entered_at";

    /// <summary>Whether it tells of a post; else its writer looked and found nothing new.</summary>
    public bool HasPost => Title.Length > 0 || Url.Length > 0 || Published.Length > 0;

    public static ListRow Of(int line, Func<int, string> cell) => new(line, cell(0), cell(1), cell(2), cell(3), cell(4), cell(5), cell(6));

    /// <summary>Which cell a name means; -1 for none.</summary>
    public static int Place(string name)
    {
        var plain = name.Trim().Trim('\uFEFF').ToLowerInvariant();
        return Array.FindIndex(Names, names => names.Contains(plain, StringComparer.Ordinal));
    }
}
