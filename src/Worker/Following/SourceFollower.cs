using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Sources;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Following;

/// <summary>Reads a column's list from where its page says that it comes from: a frame, 大汉's data proxy, a JSON address.</summary>
internal sealed class SourceFollower(PageReader reader, PageFetcher fetcher, int mostSources, bool bypassCaches)
{
    /// <param name="remembered">The address that worked before: asked first.</param>
    /// <returns>A fresh reading of any source; else what all sources together prove; null where they prove nothing.</returns>
    public async Task<ListReading?> ReadAsync(
        HtmlPage page, ColumnCategory category, string? remembered, DateOnly observedOn, Trail trail, Func<bool> mayGoOn, CancellationToken ct)
    {
        var sources = ListSources.Find(page);
        var readings = new List<ListReading>();
        foreach (var source in sources.OrderByDescending(source => source.Url == remembered).Take(mostSources))
        {
            if (!mayGoOn()) return null;
            trail.Say($"另有列表来源：{source.Why}：{source.Url}");
            if (await ReadAsync(source, category, observedOn, trail, ct) is not { Outcome: not ReadingOutcome.NotRead } reading) continue;
            reading = reading with { Way = source.Way, SourceUrl = source.Url, DependsOnDay = true };
            if (reading.Outcome == ReadingOutcome.Read && reading.Newest?.Date >= observedOn.AddDays(-ListPageReader.FreshDays)) return reading;
            // What was asked for otherwise than the page does may speak for the column, never against it.
            if (!source.IsGuess) readings.Add(reading);
        }

        // One list of a home page, or one of several of a column's, says nothing of the others; and a side frame is no column.
        if (category == ColumnCategory.Home || readings.Count == 0 || readings.Count < sources.Count) return null;
        if (readings is [{ Way: ReadingWay.Frame }] && EmptyShell.WaitingPlace(page) is not null) return null;
        if (readings is [{ Outcome: not ReadingOutcome.Blank } only]) return only;
        if (readings.TrueForAll(reading => reading.Outcome == ReadingOutcome.Blank)) return readings[0];
        return readings.TrueForAll(reading => reading.Outcome == ReadingOutcome.Read) ? readings.MaxBy(reading => reading.Newest!.Date) : null;
    }

    private async Task<ListReading?> ReadAsync(ListSource source, ColumnCategory category, DateOnly observedOn, Trail trail, CancellationToken ct)
    {
        using var page = await fetcher.FetchAsync(new PageRequest(source.Url) { BypassCaches = bypassCaches, OnlyOnce = true }, ct);
        if (page.Status != FetchStatus.Ok)
        {
            trail.Add(page, "list");
            trail.Failed("列表来源", page);
            return null;
        }

        var reading = Read(source.Way, page, category, observedOn);
        trail.Add(page, "list", reading?.Newest?.Date);
        trail.Say(reading is null
            ? $"列表来源：{source.Url} 的内容不是列表"
            : $"列表来源：{source.Url}：{reading.Items.Count} 条{(reading.Newest?.Date is { } newest ? $"，最新 {newest:yyyy-MM-dd}" : "")}{(reading.Reason is null ? "" : $"；{reading.Reason}")}");
        return reading;
    }

    private ListReading? Read(ReadingWay way, FetchedPage page, ColumnCategory category, DateOnly observedOn)
    {
        var address = new Uri(page.FinalUrl);
        switch (way)
        {
            case ReadingWay.Json:
                return JsonListReader.Read(page.Text.ToString(), address, observedOn);
            case ReadingWay.Jpage:
                return JpageReader.Read(page.Text.ToString(), address, observedOn);
            default:
                if (HtmlPage.TooDeep(page.Text)) return null;
                using (var frame = HtmlPage.Parse(page.TextBuffer, page.TextLength, address))
                    return reader.Read(frame, category, observedOn);
        }
    }
}
