using System.Globalization;

namespace FreshnessCrawler.Worker.Commands;

/// <summary>A database value as text for people and for CSV: ISO dates, instants in China's time, booleans as true/false.</summary>
public static class CellText
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public static string Of(object? value) => value switch
    {
        null => "",
        string text => text,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime { Kind: DateTimeKind.Utc } instant => new DateTimeOffset(instant).ToOffset(China).ToString("yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToOffset(China).ToString("yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture),
        DateTime local => local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        Array many => "{" + string.Join(',', many.Cast<object?>().Select(Of)) + "}",
        _ => value.ToString() ?? "",
    };

    /// <summary>For CSV: a text that a spreadsheet would run as a formula is marked as text with an apostrophe.</summary>
    public static string ForSpreadsheet(object? value)
    {
        var text = Of(value);
        return value is string && text.Length > 0 && (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') ? "'" + text : text;
    }
}
