using System.Globalization;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Columns;
using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Commands.Explain;

/// <summary>What columns a home page's navigation proposes, and what was told apart from them, in words.</summary>
internal static class ColumnProposals
{
    private const int Most = 60;

    public static IEnumerable<string> Describe(HtmlPage home, Uri site, DateOnly day)
    {
        var entries = ColumnDiscovery.Survey(home, site, day);
        var columns = entries.Where(static entry => entry.IsColumn).ToList();
        var apart = entries.Where(static entry => !entry.IsColumn).CountBy(static entry => entry.Kind).OrderBy(static kind => kind.Key).Select(static kind => $"{Chinese(kind.Key)} {kind.Value}");
        var others = string.Join("、", apart);
        yield return $"导航：栏目 {columns.Count} 个{(others.Length == 0 ? "" : $"；另有非栏目：{others}")}";
        foreach (var column in columns.Take(Most))
        {
            var above = column.Parent is { } parent ? $"{parent} > " : "";
            yield return string.Create(CultureInfo.InvariantCulture, $"栏目 {above}{column.Name}：{column.Level} 级，{Chinese(column.Category)}，把握 {column.Confidence:0.##}，{column.Reason}；{column.Url}");
        }

        if (columns.Count > Most) yield return $"栏目 … 其余 {columns.Count - Most} 个从略";
    }

    private static string Chinese(ColumnCategory category) => category switch
    {
        ColumnCategory.News => "动态要闻",
        ColumnCategory.Notice => "通知公告",
        ColumnCategory.Policy => "政策文件",
        ColumnCategory.Home => "首页",
        _ => "其他",
    };

    private static string Chinese(ColumnKind kind) => kind switch
    {
        ColumnKind.List => "栏目",
        ColumnKind.Topic => "专题",
        ColumnKind.ClosedTopic => "已结束的专题",
        ColumnKind.TopicIndex => "专题目录",
        ColumnKind.ServiceHall => "办事服务",
        ColumnKind.Interaction => "互动",
        ColumnKind.StaticPage => "静态页面",
        ColumnKind.DataPlatform => "数据平台",
        ColumnKind.Download => "下载",
        ColumnKind.Search => "搜索",
        ColumnKind.Calendar => "日历",
        ColumnKind.Login => "登录",
        ColumnKind.Language => "其他语言",
        ColumnKind.Tool => "网站工具",
        ColumnKind.External => "外部网站",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a name."),
    };
}
