namespace FreshnessCrawler.Worker.Commands;

/// <summary>The views' codes in the words that officials read, as SQL over a column of theirs.</summary>
public static class ChineseText
{
    public static string Outcome(string column) => Case(column, ("read", "读到"), ("undated", "无日期"), ("blank", "空白"), ("notRead", "未读到"));

    public static string Change(string column) => Case(
        column, ("opened", "发现"), ("confirmed", "再次确认"), ("rectified", "整改后合格"), ("reopened", "再次出现"), ("withdrawn", "不再适用"));

    private static string Case(string column, params (string Code, string Text)[] words) =>
        $"case {column} {string.Join(' ', words.Select(w => $"when '{w.Code}' then '{w.Text}'"))} else {column} end";
}
