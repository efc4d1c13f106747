namespace FreshnessCrawler.Rules.Sites;

/// <summary>The sentence for a measured age: 林业动态 最近更新 2023-03-01，早于 2023-04-03（监测时间点 2023-04-17 前14天）.</summary>
internal static class AgeSentence
{
    public static string Of(ColumnAnswer answer)
    {
        var (column, window) = (answer.Column, answer.Window);
        var measured = answer.Reason is { } reason
            ? $"{column.Name} {reason}"
            : $"{column.Name} 最近更新 {column.Newest!.Value.Iso()}，{(column.Newest < window.EarliestAllowed ? "早于" : "不早于")} {window.EarliestAllowed.Iso()}";
        return $"{measured}（监测时间点 {window.Day.Iso()} 前{window.Span}）";
    }
}
