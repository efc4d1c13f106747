using System.Buffers;
using System.Globalization;

namespace FreshnessCrawler.Storage.Registry;

/// <summary>The cells of one row as values; a cell that is none is a problem, and the row is read on so that all are seen.</summary>
internal sealed class RowFields(CsvRow row, ProblemList problems)
{
    private const int LongestText = 300;
    private const int LongestCode = 64;

    private static readonly SearchValues<char> CodeCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    private static readonly string[] DateForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日"];

    private static readonly string[] MomentForms = ["yyyy-M-d H:mm", "yyyy-M-d H:mm:ss", "yyyy/M/d H:mm", "yyyy/M/d H:mm:ss", "yyyy年M月d日 H:mm"];

    public CsvRow Row => row;

    public string Required(string field)
    {
        var text = Optional(field);
        if (text is null)
            problems.Add(row, field, "不能为空；请填写");
        return text ?? "";
    }

    public string? Optional(string field)
    {
        var text = row[field];
        if (text.Length > LongestText)
            problems.Add(row, field, $"超过 {LongestText} 个字");
        return text.Length == 0 ? null : text;
    }

    public string Narrow(string field) => CellText.Trim(CellText.Narrow(row[field]));

    /// <summary>A row's own code, which other files name it by.</summary>
    public string Code(string field, string what)
    {
        var code = Narrow(field);
        if (code.Length == 0)
            problems.Add(row, field, "不能为空；请填写");
        else if (code.Length > LongestCode || !char.IsAsciiLetterOrDigit(code[0]) || code.AsSpan().ContainsAnyExcept(CodeCharacters))
            problems.Add(row, field, $"{what}只能用字母、数字、点、短横和下划线，以字母或数字开头，不超过 {LongestCode} 个字符");
        return code;
    }

    public DateOnly? RequiredDate(string field)
    {
        if (Narrow(field).Length > 0)
            return Date(field);
        problems.Add(row, field, "不能为空；请填写日期，如 2026-03-31");
        return null;
    }

    public DateOnly? Date(string field)
    {
        var text = Narrow(field);
        if (text.Length == 0)
            return null;
        if (DateOnly.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and <= 2100)
            return day;
        problems.Add(row, field, "不是日期；应形如 2026-03-31");
        return null;
    }

    /// <summary>A moment of China's clock, to the minute; null with a problem where the cell is none.</summary>
    public DateTimeOffset? Moment(string field)
    {
        var text = Narrow(field).Replace('T', ' ');
        if (DateTime.TryParseExact(text, MomentForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) && moment.Year is >= 1990 and <= 2100)
            return new DateTimeOffset(moment, TimeSpan.FromHours(8));
        problems.Add(row, field, "不是时间；应形如 2026-03-31 22:00（北京时间）");
        return null;
    }

    public int? Integer(string field, int from, int to)
    {
        var text = Narrow(field);
        if (text.Length == 0)
            return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to)
            return number;
        problems.Add(row, field, $"应为 {from} 至 {to} 的整数");
        return null;
    }

    public double? Number(string field, double above, double to)
    {
        var text = Narrow(field);
        if (text.Length == 0)
            return null;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > above && number <= to)
            return number;
        problems.Add(row, field, $"应为大于 {above}、不超过 {to} 的数");
        return null;
    }

    public bool Flag(string field) => Narrow(field).Length > 0 && Decision(field) == true;

    /// <summary>A yes or no that is never assumed.</summary>
    public bool? Decision(string field)
    {
        switch (Narrow(field).ToLowerInvariant())
        {
            case "是" or "true" or "yes" or "1":
                return true;
            case "否" or "false" or "no" or "0":
                return false;
            default:
                problems.Add(row, field, "应为 是 或 否");
                return null;
        }
    }

    /// <param name="field">The field's name.</param>
    /// <param name="bareHosts">Whether a host may be a name without a dot, as those within a network are.</param>
    public WebAddress? Address(string field, bool bareHosts = false)
    {
        if (row[field].Length == 0)
            return null;
        var address = WebAddress.TryParse(row[field], out var why, bareHosts);
        if (address is null)
            problems.Add(row, field, why);
        return address;
    }
}
