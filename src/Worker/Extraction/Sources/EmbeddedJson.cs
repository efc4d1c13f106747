using System.Buffers;
using System.Text;
using System.Text.Json;
using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>Reads a list that a page carries as data of its own scripts: <c>var listData = [{…}]</c>, <c>__INITIAL_STATE__</c>,
/// <c>&lt;script type="application/json"&gt;</c>. Pages carry banners, menus and hot topics so too: what does not belong to the
/// column by its addresses, or by being the only list there is, is not taken.</summary>
public static class EmbeddedJson
{
    private const int FewestItems = 3;
    private const int MostWork = 4_000_000;
    private const int MostFaults = 1000;

    private static readonly SearchValues<string> s_lists = SearchValues.Create(
        ["list", "data", "news", "item", "article", "row", "record", "result", "info", "content"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Null where the page carries none that is surely the column's.</summary>
    public static ListReading? Read(HtmlPage page, DateOnly observedOn) => Read(page, observedOn, onlyBelow: false);

    /// <param name="onlyBelow">Take only a list whose items stand below the page's own directory.</param>
    internal static ListReading? Read(HtmlPage page, DateOnly observedOn, bool onlyBelow)
    {
        var raw = page.Raw;
        if (!raw.Contains("title", StringComparison.OrdinalIgnoreCase) && !raw.Contains("<a ", StringComparison.OrdinalIgnoreCase)) return null;
        if (!PageNature.IsWhole(page)) return null;
        var scripts = InlineScripts.Of(raw);
        var found = new List<(ListReading Reading, string Name)>();
        try
        {
            foreach (var script in scripts)
            {
                if (script.IsJson(raw) && JsonPayload.Parse(raw[script.Body].ToString()) is { } document) Add(document, "", page, observedOn, found);
            }

            AddLiterals(ScriptTokens.Of(raw, scripts), page, observedOn, found);
        }
        catch (InvalidOperationException)
        {
            // half of a surrogate pair: no data to be trusted
            return null;
        }

        return Choose(found, page, onlyBelow);
    }

    private static void AddLiterals(ScriptTokens tokens, HtmlPage page, DateOnly observedOn, List<(ListReading, string)> found)
    {
        var (work, faults) = (0, 0);
        for (var i = 0; i < tokens.Count && work < MostWork && faults < MostFaults; i++)
        {
            if (tokens.Is(i, "JSON") && tokens.Is(i + 2, "parse") && tokens.IsText(i + 4))
            {
                if (JsonPayload.Parse(tokens.StringOf(i + 4)) is { } parsed) Add(parsed, NameBefore(tokens, i), page, observedOn, found);
            }
            else if (tokens.Is(i, "[") && tokens.Is(i + 1, "{"))
            {
                var json = JsLiteral.ToJson(tokens.Behind(i, MostWork), out var length);
                work += length;
                if (json is not { } bytes)
                {
                    faults++;
                    continue;
                }

                Add(JsonDocument.Parse(bytes), NameBefore(tokens, i), page, observedOn, found);
                if (tokens.Match(i) > i) i = tokens.Match(i);
            }
            else if (tokens.Is(i, "[") && tokens.IsText(i + 1) && MarkupList.Looks(tokens.TextOf(i + 1))) AddMarkup(tokens, i, page, observedOn, found);
        }
    }

    // var records = ["<li>…</li>", "<li>…</li>"]
    private static void AddMarkup(ScriptTokens tokens, int open, HtmlPage page, DateOnly observedOn, List<(ListReading, string)> found)
    {
        var markup = new StringBuilder("<div>");
        for (var i = open + 1; i < tokens.Match(open); i += 2)
        {
            if (!tokens.IsText(i)) return;
            markup.Append(tokens.StringOf(i)).Append('\n');
        }

        if (MarkupList.Read(markup.Append("</div>").ToString(), AddressOf(page), observedOn) is { } reading) found.Add((reading, NameBefore(tokens, open)));
    }

    private static void Add(JsonDocument document, string name, HtmlPage page, DateOnly observedOn, List<(ListReading, string)> found)
    {
        using (document)
        {
            using var lists = JsonLists.In(document.RootElement);
            foreach (var rows in lists.Rows(observedOn))
            {
                if (!rows.IsDated || rows.DateRank >= JsonFields.CreatedRank || rows.Link is null || rows.IsForeign || JsonRows.IsForeignName(name)) continue;
                if (JsonItems.Read(rows, AddressOf(page), observedOn) is { } reading) found.Add((reading, name.Length > 0 ? name : rows.Path));
            }
        }
    }

    private static ListReading? Choose(List<(ListReading Reading, string Name)> found, HtmlPage page, bool onlyBelow)
    {
        found.RemoveAll(static candidate => candidate.Reading.Items.Count(static item => item.Date is not null) < FewestItems);
        ListReading? best = null;
        foreach (var (reading, _) in found)
        {
            if (IsBelow(reading, page) && (best is null || reading.Items.Count > best.Items.Count)) best = reading;
        }

        if (best is null && !onlyBelow && found is [var only] && only.Name.AsSpan().ContainsAny(s_lists)) best = only.Reading;
        return best is { Outcome: ReadingOutcome.Read } ? best : null;
    }

    private static bool IsBelow(ListReading reading, HtmlPage page)
    {
        if (page.Address.Directory.Length < 2) return false;
        Span<char> scratch = stackalloc char[512];
        var below = 0;
        foreach (var item in reading.Items)
        {
            if (page.Address.TryPath(item.Url, scratch, out var path) && path.StartsWith(page.Address.Directory, StringComparison.Ordinal)) below++;
        }

        return below * 2 >= reading.Items.Count;
    }

    private static string NameBefore(ScriptTokens tokens, int value) =>
        tokens.Is(value - 1, "=") || tokens.Is(value - 1, ":") ? tokens.TextOf(value - 2).Trim("\"'").ToString() : "";

    private static Uri AddressOf(HtmlPage page) => page.Address.Base;
}
