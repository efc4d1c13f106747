using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>Why addresses were left out, in the words that offices read.</summary>
public static class SkipReason
{
    public const string Robots = "网站 robots.txt 不允许访问";
    public const string RobotsUnavailable = "网站 robots.txt 无法取得，按规范未访问";
    public const string Deadline = "本批次截止前未及测试";
    public const string PageBudget = "超出每站读取页面数上限，未读取该页上的链接";
    public const string PageUnread = "页面未能读取，未检查该页上的链接";
    public const string PageTooDeep = "页面结构异常（标签嵌套过深），未检查该页上的链接";
    public const string ReaderFault = "程序读取该页时出错，未检查该页上的链接，请报告开发人员";
    public const string RequestBudget = "超出每站请求数上限";
    public const string ForeignBudget = "超出单个外部主机的测试数上限";
    public const string AddressBudget = "超出每站网址数上限，未登记";
    public const string Queries = "同一页面仅参数不同的网址过多，超出每夜检测的数量";
    public const string Calendar = "日历类网址（疑似无限循环）";
    public const string Void = "本批次他站所测结果因监测方网络作废，未重新测试";
    public const string Placeholder = "网址含未替换的模板标记";

    public static string Of(TrapKind kind) => kind switch
    {
        TrapKind.Length => "网址过长（疑似无限循环）",
        TrapKind.Depth => "网址目录层级过深（疑似无限循环）",
        TrapKind.Repetition => "网址目录重复（疑似无限循环）",
        TrapKind.Query => "网址参数过多或重复（疑似无限循环）",
        TrapKind.Session => "网址带会话标识",
        TrapKind.Calendar => Calendar,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no text"),
    };
}
