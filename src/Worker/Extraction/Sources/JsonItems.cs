using System.Text.Json;
using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>Makes list items of the rows of a data list, and says what they prove.</summary>
internal static class JsonItems
{
    private const int MostPinned = 3;
    private const int LongestUrl = 2000;

    public static ListReading? Read(JsonRows list, Uri address, DateOnly observedOn)
    {
        var items = new List<ListItem>(list.Rows.Count);
        var resolver = new PageAddress(address);
        var (pins, monthly) = (0, false);
        foreach (var row in list.Rows)
        {
            if (!row.TryGetProperty(list.Title, out var named) || named.ValueKind != JsonValueKind.String) continue;
            var title = JsonTitle.Of(named.GetString()!);
            if (title.Length == 0) continue;
            var (date, note) = DateOf(list, row, observedOn, ref monthly);
            var pinned = IsPinned(row);
            if (pinned) pins++;
            items.Add(new ListItem(title, UrlOf(list, row, resolver, address, title), date, pinned, note));
        }

        if (items.Count == 0) return null;
        // a flag that most rows bear is no pin
        if (pins * 2 > items.Count) items = items.ConvertAll(static item => item with { Pinned = false });
        if (!list.IsMerged) MarkPinned(items);
        return Judge(list, items, observedOn, monthly);
    }

    private static ListReading Judge(JsonRows list, List<ListItem> items, DateOnly observedOn, bool monthly)
    {
        var template = $"json:{list.Path} {list.Title} {list.Date ?? (list.DateInParts ? "y+m+d" : "-")}";
        var newest = ItemReader.NewestOf(items);
        if (!list.IsDated) return new(ReadingOutcome.Undated, $"数据列表共{items.Count}条，没有发布日期", items, null, template);
        if (newest is null) return new(ReadingOutcome.Undated, $"数据列表共{items.Count}条，没有可采信的日期", items, null, template, DependsOnDay: true);
        if (items.Count >= 5 && items.TrueForAll(item => item.Date == observedOn) && !items.Exists(item => BearsOut(item, observedOn)))
        {
            var undated = items.ConvertAll(static item => item with { Date = null, Note = "所有条目同为采集当日，疑为访问时间，不采信" });
            return new(ReadingOutcome.Undated, $"数据列表共{items.Count}条，日期全部为采集当日且无旁证，疑为访问时间", undated, null, template, DependsOnDay: true);
        }

        var fresh = newest.Date >= observedOn.AddDays(-ListPageReader.FreshDays);
        var dependsOnDay = monthly || items.Exists(static item => item is { Date: null, Note: not null });
        if (list.DateRank >= JsonFields.CreatedRank && !fresh)
            return new(ReadingOutcome.Undated, $"数据列表共{items.Count}条，只有“{list.Date}”，不是发布日期，不足以证明未更新", items, null, template, DependsOnDay: true);
        var above = items.TakeWhile(item => !ReferenceEquals(item, newest)).Count(static item => item is { Date: null, Note: null, Pinned: false });
        return above > 0 && !fresh
            ? new(ReadingOutcome.Undated, $"最新日期{newest.Date:yyyy-MM-dd}的条目之前有{above}条没有日期的条目，无法确定最后更新", items, null, template)
            : new(ReadingOutcome.Read, null, items, newest, template, dependsOnDay || above > 0 || list.DateRank >= JsonFields.CreatedRank);
    }

    private static (DateOnly? Date, string? Note) DateOf(JsonRows list, JsonElement row, DateOnly observedOn, ref bool monthly)
    {
        DateOnly day;
        var precision = DatePrecision.Day;
        if (list.DateInParts)
        {
            if (!JsonTitle.TryPartedDate(row, out day)) return (null, null);
        }
        else if (list.Date is null || !row.TryGetProperty(list.Date, out var value) || !JsonDates.TryRead(value, observedOn, out day, out precision)) return (null, null);

        if (day > observedOn) return (null, $"显示日期{day:yyyy-MM-dd}晚于采集日，不采信");
        if (precision == DatePrecision.Month)
        {
            monthly = true;
            var end = day.AddMonths(1).AddDays(-1);
            return (end < observedOn ? end : observedOn, "只标到月，按月末计");
        }

        return list.DateRank < JsonFields.CreatedRank ? (day, null)
            : (day, list.DateRank == JsonFields.CreatedRank ? $"数据中没有发布日期，取创建时间（{list.Date}）" : $"数据中没有发布日期，取修改时间（{list.Date}）");
    }

    private static string UrlOf(JsonRows list, JsonElement row, PageAddress resolver, Uri address, string title)
    {
        if (list.Link is not null && row.TryGetProperty(list.Link, out var link) && link.ValueKind == JsonValueKind.String
            && link.GetString() is { Length: > 0 and < LongestUrl } href && !string.IsNullOrWhiteSpace(href))
            return resolver.Absolute(System.Net.WebUtility.HtmlDecode(href.Trim()));
        // an item must be told from its neighbours, also where only a script knows its address
        foreach (var field in row.EnumerateObject())
        {
            if (field.Name.Equals("id", StringComparison.OrdinalIgnoreCase) && field.Value.ValueKind is JsonValueKind.Number or JsonValueKind.String)
                return $"{address.AbsoluteUri}#{Uri.EscapeDataString(Short(field.Value.ToString()))}";
        }

        return $"{address.AbsoluteUri}#{Uri.EscapeDataString(Short(title))}";
    }

    private static string Short(string text) => text.Length > 100 ? text[..100] : text;

    private static bool BearsOut(ListItem item, DateOnly observedOn) =>
        AddressDate.TryRead(item.Url, out var year, out var month, out var day) && day > 0 && DateText.TryDay(year, month, day, out var value) && value >= observedOn.AddDays(-1);

    private static bool IsPinned(JsonElement row)
    {
        foreach (var field in row.EnumerateObject())
        {
            if (!JsonFields.IsPin(field.Name)) continue;
            var value = field.Value;
            return value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.Number && value.GetRawText() == "1")
                || (value.ValueKind == JsonValueKind.String && value.GetString() is "1" or "true" or "Y" or "y" or "是" or "True");
        }

        return false;
    }

    // As on pages: a few older items above the newest are pinned.
    private static void MarkPinned(List<ListItem> items)
    {
        var newest = -1;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Date is { } date && (newest < 0 || date > items[newest].Date)) newest = i;
        }

        if (newest is < 1 or > MostPinned) return;
        for (var i = 0; i < newest; i++)
        {
            if (items[i].Date is not null) items[i] = items[i] with { Pinned = true };
        }
    }
}
