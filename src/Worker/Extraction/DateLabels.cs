using System.Buffers;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>The words that label dates.</summary>
internal static class DateLabels
{
    private static readonly SearchValues<string> s_never = SearchValues.Create(
        [
            "截止", "截至", "有效期", "活动时间", "报名", "开标", "会议时间", "举办", "开始", "结束", "起止", "征集时间", "征集期", "公示期", "公示时间",
            "生效", "施行", "实施", "失效", "废止", "今天是", "现在是", "当前时间", "生成时间", "到期", "浏览", "点击", "访问", "阅读", "电话", "版权",
            "备案", "考试", "访谈时间", "直播", "播出", "受理时间", "办理", "答复时间", "来信", "提问", "出生", "任职", "星期", "农历",
        ],
        StringComparison.Ordinal);

    private static readonly SearchValues<string> s_published = SearchValues.Create(
        ["发布", "公开日期", "公开时间", "更新", "发表", "公布日期", "公布时间", "刊登", "上网", "录入", "添加时间", "发文时间"], StringComparison.Ordinal);

    private static readonly SearchValues<string> s_document = SearchValues.Create(
        ["成文", "印发", "生成日期", "发文日期", "制发", "签发", "形成"], StringComparison.Ordinal);

    /// <summary>The label that <paramref name="text"/> gives; where it names several, the last one stands nearest to the date.</summary>
    public static DateLabel Of(ReadOnlySpan<char> text)
    {
        if (text.Length > 16) text = text[^16..];
        if (text.IndexOfAny(s_never) is >= 0 and var never)
            return text[never..].IndexOfAny(s_published) > 0 ? DateLabel.Published : DateLabel.Never;
        if (text.IndexOfAny(s_published) >= 0) return DateLabel.Published;
        return text.IndexOfAny(s_document) >= 0 ? DateLabel.Document : DateLabel.None;
    }
}
