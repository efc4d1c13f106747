using System.Buffers;
using System.Collections.Frozen;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>The words by which a list says that it is empty, and those by which a page says that something went wrong.</summary>
internal static class EmptyListText
{
    private const int Longest = 24;

    private static readonly FrozenSet<string> s_words = new[]
    {
        "暂无数据", "暂无信息", "暂无内容", "暂无记录", "暂无文章", "暂无相关信息", "暂无相关内容", "暂无相关数据", "暂无相关记录", "没有相关信息", "没有相关内容",
        "没有相关数据", "没有相关记录", "该栏目暂无信息", "该栏目暂无内容", "本栏目暂无信息", "本栏目暂无内容", "当前栏目暂无信息", "当前栏目暂无内容", "无数据",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_isWord = s_words.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<string> s_faults = SearchValues.Create(
        [
            "404", "403", "500", "502", "页面不存在", "不存在", "找不到", "没有找到", "未找到", "权限", "系统", "出错", "错误", "抱歉", "对不起", "繁忙", "登录", "异常",
            "失败", "维护", "升级", "查询条件", "请输入", "正在加载", "加载中",
        ],
        StringComparison.Ordinal);

    public static bool IsFault(ReadOnlySpan<char> text) => text.ContainsAny(s_faults);

    /// <summary>Whether the whole text says that the list is empty.</summary>
    public static bool IsEmpty(ReadOnlySpan<char> text)
    {
        text = text.Trim(" \u00a0\t\r\n\u3000！!。.…~～,，（）()【】[]*-—");
        return text.Length <= Longest && (s_isWord.Contains(text) || IsCountOfZero(text));
    }

    // 共0条, 共 0 条记录 第 1/1 页
    private static bool IsCountOfZero(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] != '共') return false;
        var rest = text[1..].TrimStart("有 \u00a0");
        var end = 0;
        while (end < rest.Length && char.IsAsciiDigit(rest[end])) end++;
        return rest[..end] is "0" && rest[end..].TrimStart() is ['条' or '篇', ..];
    }
}
