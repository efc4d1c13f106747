using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Rules.Sites;

/// <summary>The sentence for a measured age: 林业动态 最近更新 2023-03-01，早于 2023-04-03（监测时间点 2023-04-17 前14天）.
/// A date that its list does not show says where it was read.</summary>
internal static class AgeSentence
{
    public static string Of(ColumnAnswer answer)
    {
        var (column, window) = (answer.Column, answer.Window);
        var measured = answer.Reason is { } reason
            ? $"{column.Name} {reason}"
            : $"{column.Name} 最近更新 {column.Newest!.Value.Iso()}{Source(column)}，{(column.Newest < window.EarliestAllowed ? "早于" : "不早于")} {window.EarliestAllowed.Iso()}";
        return $"{measured}（监测时间点 {window.Day.Iso()} 前{window.Span}）";
    }

    private static string Source(ColumnObservation column) => column.NewestSource == DateSource.Shown ? "" : $"（取自{column.NewestSource.Chinese()}）";
}
