using System.Text;

namespace FreshnessCrawler.Worker.Tests.Extraction.Mutation;

/// <summary>The changes of source that leave a page the same to its visitors.</summary>
public static class PageMutations
{
    // Neither layout, nor links, nor what names a part of the page.
    private static readonly string[] s_idle = ["target", "rel", "width", "height", "align", "valign", "border", "cellpadding", "cellspacing", "lang", "bgcolor"];
    private static readonly string[] s_blocks = ["html", "head", "body", "div", "ul", "ol", "dl", "dt", "dd", "table", "tbody", "thead", "tr", "td", "th", "h1", "h2", "h3", "meta", "link", "section"];

    public static IReadOnlyList<PageMutation> All { get; } =
    [
        new("attributes shuffled", Keeps.Everything, static (page, random) => Tags(page.Html, attributes => random.Shuffle(attributes))),
        new("unknown attributes added", Keeps.Everything, static (page, random) => MapTags(page.Html, (name, attributes) =>
        {
            attributes.Insert(random.Next(attributes.Count + 1), $"data-v{random.Next(100)}=\"{random.Next()}\"");
            attributes.Add($"aria-owns='x{random.Next()}'");
            return name;
        })),
        new("idle attributes dropped", Keeps.Everything, static (page, _) => MapTags(page.Html, static (name, attributes) =>
        {
            attributes.RemoveAll(static attribute => s_idle.Contains(Markup.NameOf(attribute)));
            return name;
        })),
        new("quotes changed", Keeps.Everything, static (page, _) => MapTags(page.Html, static (name, attributes) =>
        {
            for (var i = 0; i < attributes.Count; i++)
            {
                if (!attributes[i].Contains('\'', StringComparison.Ordinal)) attributes[i] = attributes[i].Replace('"', '\'');
            }

            return name;
        })),
        new("tags in capitals", Keeps.Everything, static (page, _) => Markup.Map(page.Html, static piece => piece.Kind switch
        {
            PieceKind.Open => piece.Source.Replace("<" + piece.Name, "<" + piece.Name.ToUpperInvariant(), StringComparison.OrdinalIgnoreCase),
            PieceKind.Close => piece.Source.ToUpperInvariant(),
            _ => piece.Source,
        })),
        new("comments inserted", Keeps.Everything, static (page, random) => Between(page.Html, name =>
            random.Next(3) > 0 ? "" : random.Next(2) == 0 ? "<!-- 列表开始 -->" : $"<!--<li><a href=\"./9{random.Next(1000)}.html\">旧版列表的一条</a><span>{page.ObservedOn:yyyy-MM-dd}</span></li>-->")),
        new("white space inserted", Keeps.Everything, static (page, random) => Between(page.Html, name =>
            !s_blocks.Contains(name) ? "" : random.Next(3) switch { 0 => "\r\n\t\t", 1 => "\n   ", _ => "\n\n" })),
        new("lines end in CR LF", Keeps.Everything, static (page, _) => page.Html.ReplaceLineEndings("\r\n")),
        new("digits as entities", Keeps.Everything, DigitsAsEntities),
        new("end tags left out", Keeps.Everything, WithoutEndTags),
        new("body wrapped", Keeps.Everything, static (page, _) => Markup.Map(page.Html, static piece => (piece.Kind, piece.Name) switch
        {
            (PieceKind.Open, "body") => piece.Source + "<div class=\"wrapper\"><div id=\"warp\">",
            (PieceKind.Close, "body") => "</div></div>" + piece.Source,
            _ => piece.Source,
        })),
        new("lists wrapped", Keeps.Newest, static (page, _) => Wrapped(page.Html, "ul", "table", "dl")),
        new("items' contents wrapped", Keeps.Newest, static (page, _) => Inside(page.Html, "li", "td")),
    ];

    private static string Tags(string html, Action<Span<string>> change) => MapTags(html, (name, attributes) =>
    {
        var changed = attributes.ToArray();
        change(changed);
        attributes.Clear();
        attributes.AddRange(changed);
        return name;
    });

    private static string MapTags(string html, Func<string, List<string>, string> map) => Markup.Map(html, piece =>
    {
        if (piece.Kind != PieceKind.Open) return piece.Source;
        var (name, attributes, end) = Markup.Tag(piece.Source);
        name = map(name, attributes);
        return attributes.Count == 0 ? $"<{name}{end}" : $"<{name} {string.Join(' ', attributes)}{(end == "/>" ? " />" : ">")}";
    });

    // After a tag, never inside raw text nor before the first tag.
    private static string Between(string html, Func<string, string> insert)
    {
        var pieces = Markup.Split(html);
        var builder = new StringBuilder(html.Length * 2);
        for (var i = 0; i < pieces.Count; i++)
        {
            builder.Append(pieces[i].Source);
            var raw = i + 1 < pieces.Count && pieces[i + 1].Kind == PieceKind.Raw;
            if (pieces[i].Kind is PieceKind.Open or PieceKind.Close && !raw) builder.Append(insert(pieces[i].Name));
        }

        return builder.ToString();
    }

    // The generator's stamp is looked for in the source, as it also stands in comments and meta tags.
    private static string DigitsAsEntities(PageCase page, Random random) => Markup.Map(page.Html, piece =>
    {
        if (piece.Kind != PieceKind.Text || piece.Source.Contains("生成时间", StringComparison.Ordinal) || piece.Source.Contains('&', StringComparison.Ordinal)) return piece.Source;
        var builder = new StringBuilder();
        foreach (var c in piece.Source)
        {
            if (char.IsAsciiDigit(c)) builder.Append(random.Next(2) == 0 ? $"&#{(int)c};" : $"&#x{(int)c:X};");
            else if (c == '年') builder.Append("&#24180;");
            else builder.Append(c);
        }

        return builder.ToString();
    });

    // Only where the standard lets them out: before the next of their kind, or before the parent's end.
    private static string WithoutEndTags(PageCase page, Random random)
    {
        var pieces = Markup.Split(page.Html);
        var builder = new StringBuilder();
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Kind == PieceKind.Close && MayGo(pieces[i].Name, pieces, i + 1)) continue;
            builder.Append(pieces[i].Source);
        }

        return builder.ToString();
    }

    private static bool MayGo(string name, List<MarkupPiece> pieces, int next)
    {
        while (next < pieces.Count && pieces[next].Kind == PieceKind.Text && string.IsNullOrWhiteSpace(pieces[next].Source)) next++;
        if (next >= pieces.Count) return false;
        var follows = (pieces[next].Kind, pieces[next].Name);
        return name switch
        {
            "li" => follows is (PieceKind.Open, "li") or (PieceKind.Close, "ul"),
            "dt" or "dd" => follows is (PieceKind.Open, "dt" or "dd"),
            "td" or "th" => follows is (PieceKind.Open, "td" or "th") or (PieceKind.Close, "tr"),
            "tr" => follows is (PieceKind.Open, "tr") or (PieceKind.Close, "table" or "tbody"),
            _ => false,
        };
    }

    private static string Wrapped(string html, params string[] names) => Markup.Map(html, piece => piece.Kind switch
    {
        PieceKind.Open when names.Contains(piece.Name) => "<div class=\"box\">" + piece.Source,
        PieceKind.Close when names.Contains(piece.Name) => piece.Source + "</div>",
        _ => piece.Source,
    });

    private static string? Inside(string html, params string[] names)
    {
        // an end tag left out in the source would leave the wrapper open
        foreach (var name in names)
        {
            var pieces = Markup.Split(html);
            if (pieces.Count(piece => piece.Kind == PieceKind.Open && piece.Name == name) != pieces.Count(piece => piece.Kind == PieceKind.Close && piece.Name == name)) return null;
        }

        return Markup.Map(html, piece => piece.Kind switch
        {
            PieceKind.Open when names.Contains(piece.Name) => piece.Source + "<div class=\"inner\">",
            PieceKind.Close when names.Contains(piece.Name) => "</div>" + piece.Source,
            _ => piece.Source,
        });
    }
}
