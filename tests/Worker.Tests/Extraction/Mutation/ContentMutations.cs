using AngleSharp.Html.Parser;

namespace FreshnessCrawler.Worker.Tests.Extraction.Mutation;

/// <summary>The changes of what stands on a page, the column's items not touched.</summary>
public static class ContentMutations
{
    public static IReadOnlyList<PageMutation> All { get; } =
    [
        new("items reordered", Keeps.Newest, Reordered),
        new("side block before the foot", Keeps.Newest, static (page, random) => WithSideBlock(page, random, "body", PieceKind.Close)),
        new("side block at the front", Keeps.Newest, static (page, random) => WithSideBlock(page, random, "body", PieceKind.Open)),
        new("classes renamed", Keeps.Truth, Renamed),
        new("classes and ids dropped", Keeps.Truth, static (page, _) => Markup.Map(page.Html, static piece =>
        {
            if (piece.Kind != PieceKind.Open) return piece.Source;
            var (name, attributes, end) = Markup.Tag(piece.Source);
            attributes.RemoveAll(static attribute => Markup.NameOf(attribute) is "class" or "id");
            return attributes.Count == 0 ? $"<{name}{end}" : $"<{name} {string.Join(' ', attributes)}{end}";
        })),
    ];

    // Only the lists that hold two items of the reading or more: the order of menus and breadcrumbs means something. Where some
    // items show no date, their place above or below the newest means something too; and items that are no links are known by their order.
    private static string? Reordered(PageCase page, Random random)
    {
        var reading = page.Read();
        if (reading.Items.Count < 2 || reading.Items.Any(static item => (item.Date is null && item.Note is null) || item.Url.Length == 0)) return null;
        var titles = reading.Items.Select(static item => item.Title).ToHashSet(StringComparer.Ordinal);
        var document = new HtmlParser().ParseDocument(page.Html);
        var changed = false;
        foreach (var list in document.QuerySelectorAll("ul, ol, tbody"))
        {
            var items = list.Children.Where(child => child.LocalName is "li" or "tr" && child.QuerySelector("th") is null).ToArray();
            var titled = items.Count(item => titles.Any(title => Fold(item.TextContent).Contains(Fold(title), StringComparison.Ordinal)));
            // an item of several rows would be torn apart
            if (titled < 2 || items.Length >= 2 * titled) continue;
            foreach (var item in items) list.RemoveChild(item);
            random.Shuffle(items);
            list.Append(items);
            changed = true;
        }

        return changed ? document.DocumentElement.OuterHtml : null;
    }

    // What every portal has beside its lists, and newer than them. A home page is read by all its blocks, so it is left out.
    private static string? WithSideBlock(PageCase page, Random random, string tag, PieceKind at)
    {
        if (page.IsHome) return null;
        var day = page.ObservedOn;
        var block = $"<div class=\"sidebar\"><h3>热点推荐</h3><ul>" + string.Concat(Enumerable.Range(0, 5).Select(i =>
            $"<li><a href=\"/tsrd/rdzt/{random.Next(10000)}{i}.html\">全市重点工作推进情况通报之{i}</a><span>{day.AddDays(-i):yyyy-MM-dd}</span></li>")) + "</ul></div>";
        return Markup.Map(page.Html, piece =>
            piece.Name != tag || piece.Kind != at ? piece.Source : at == PieceKind.Open ? piece.Source + block : block + piece.Source);
    }

    // The same new name wherever the old one stood. Words that tell a page's parts (foot, crumb, page) are lost with it.
    private static string? Renamed(PageCase page, Random random)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        return Markup.Map(page.Html, piece =>
        {
            if (piece.Kind != PieceKind.Open) return piece.Source;
            var (name, attributes, end) = Markup.Tag(piece.Source);
            for (var i = 0; i < attributes.Count; i++)
            {
                if (Markup.NameOf(attributes[i]) != "class") continue;
                var value = attributes[i][(attributes[i].IndexOf('=', StringComparison.Ordinal) + 1)..].Trim('"', '\'');
                attributes[i] = $"class=\"{string.Join(' ', value.Split(' ').Select(old => names.TryGetValue(old, out var known) ? known : names[old] = $"k{random.Next(100000)}z"))}\"";
            }

            return attributes.Count == 0 ? $"<{name}{end}" : $"<{name} {string.Join(' ', attributes)}{end}";
        });
    }

    private static string Fold(string text) => string.Concat(text.Where(static c => !char.IsWhiteSpace(c)));
}
