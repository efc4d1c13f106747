using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Pages;

/// <summary>Addresses of articles. Each holds the article's number as its last digits, so that the server needs no table of them.</summary>
public static class ItemAddress
{
    private const int PerColumn = 1000;
    private const int Base = 1_000_000;

    /// <summary>As the list writes it; <paramref name="fromList"/> says whether relative forms may be used.</summary>
    public static string Of(AddressForm form, ColumnPlan column, PlanItem item, bool fromList)
    {
        var id = Base + (column.Number * PerColumn) + item.Number;
        var day = item.AddressDate;
        // An address must not give away what an undated list hides.
        if (item.Date is null) return $"/content/{id}.html";
        var folder = fromList ? "./" : column.Folder;
        return form switch
        {
            AddressForm.Hanweb => $"/art/{day.Year}/{day.Month}/{day.Day}/art_{1000 + column.Number}_{id}.html",
            AddressForm.Ucap => $"{folder}{day:yyyyMM}/{(uint)(id * 2654435761):x8}{(uint)(id * 40503):x8}{day.DayNumber:x6}a{id}.shtml",
            AddressForm.Plain => $"/content/{id}.html",
            AddressForm.Jsp => $"/content.jsp?id={id}",
            _ => $"{folder}{day:yyyyMM}/t{day:yyyyMMdd}_{id}.html",
        };
    }

    /// <summary>The column's and the item's number that an address names, or null.</summary>
    public static (int Column, int Item)? Parse(ReadOnlySpan<char> path)
    {
        var end = path.Length;
        if (path.EndsWith(".html", StringComparison.Ordinal)) end -= 5;
        else if (path.EndsWith(".shtml", StringComparison.Ordinal)) end -= 6;
        var start = end;
        while (start > 0 && char.IsAsciiDigit(path[start - 1]) && end - start < 7) start--;
        if (end - start != 7 || !int.TryParse(path[start..end], out var id) || id < Base + PerColumn) return null;
        return ((id - Base) / PerColumn, (id - Base) % PerColumn);
    }
}
