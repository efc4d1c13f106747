using System.Globalization;
using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Rules;

/// <summary>The words that the rules' sentences share; the same under every culture of the host.</summary>
internal static class Wording
{
    public static string Iso(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Short(this double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Short(this decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    public static string TwoDecimals(this decimal number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Chinese(this ColumnCategory category) => category switch
    {
        ColumnCategory.Home => "首页",
        ColumnCategory.News => "动态、要闻类",
        ColumnCategory.Notice => "通知公告类",
        ColumnCategory.Policy => "政策文件类",
        ColumnCategory.Other => "其他应更新类",
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "A column category without a name."),
    };

    /// <summary>Where a date was read, after 取自.</summary>
    public static string Chinese(this DateSource source) => source switch
    {
        DateSource.Shown => "列表",
        DateSource.Article => "文章页",
        DateSource.Address => "网址",
        DateSource.FirstSeen => "首次发现日",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "A date source without a name."),
    };

    public static string Chinese(this Exemption exemption) => exemption.Until is { } until
        ? $"{exemption.Reason}（{exemption.By}豁免至 {until.Iso()}）"
        : $"{exemption.Reason}（{exemption.By}豁免，未设期限）";
}
