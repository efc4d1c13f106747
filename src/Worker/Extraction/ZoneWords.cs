namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Zones by the words of class and id. They are hints: what a block holds weighs more.</summary>
internal static class ZoneWords
{
    private static readonly (string Part, Zone Zone)[] s_parts =
    [
        ("foot", Zone.Foot), ("copyright", Zone.Foot), ("crumb", Zone.Crumb), ("location", Zone.Crumb), ("position", Zone.Crumb),
        ("dqwz", Zone.Crumb), ("weizhi", Zone.Crumb), ("nav", Zone.Nav), ("menu", Zone.Nav), ("pagin", Zone.Pager), ("pager", Zone.Pager),
        ("pagebar", Zone.Pager), ("page_nav", Zone.Pager), ("page-nav", Zone.Pager), ("fanye", Zone.Pager), ("fenye", Zone.Pager),
        ("sidebar", Zone.Foreign), ("aside", Zone.Foreign), ("recommend", Zone.Foreign), ("tuijian", Zone.Foreign), ("relat", Zone.Foreign),
        ("xiangguan", Zone.Foreign), ("ranking", Zone.Foreign), ("paihang", Zone.Foreign), ("friend", Zone.Foreign), ("yqlj", Zone.Foreign),
        ("youqing", Zone.Foreign), ("hotnews", Zone.Foreign), ("topbar", Zone.Head),
    ];

    private static readonly (string Token, Zone Zone)[] s_tokens =
    [
        ("pos", Zone.Crumb), ("path", Zone.Crumb), ("wz", Zone.Crumb), ("page", Zone.Pager), ("pages", Zone.Pager), ("side", Zone.Foreign),
        ("hot", Zone.Foreign), ("rank", Zone.Foreign), ("bottom", Zone.Foot), ("head", Zone.Head), ("header", Zone.Head), ("top", Zone.Head),
        ("topnav", Zone.Head),
    ];

    public static Zone Of(ReadOnlySpan<char> names)
    {
        var zone = Zone.None;
        while (!names.IsEmpty)
        {
            var cut = names.IndexOfAny(' ', '\t', '\n');
            var token = cut < 0 ? names : names[..cut];
            names = cut < 0 ? default : names[(cut + 1)..];
            if (token.Length is >= 2 and <= 64) zone |= OfToken(token);
        }

        return zone;
    }

    private static Zone OfToken(ReadOnlySpan<char> token)
    {
        Span<char> lower = stackalloc char[token.Length];
        token.ToLowerInvariant(lower);
        foreach (var (name, zone) in s_tokens)
        {
            if (lower.SequenceEqual(name)) return zone;
        }

        foreach (var (part, zone) in s_parts)
        {
            if (lower.Length >= part.Length && lower.IndexOf(part) >= 0) return zone;
        }

        return Zone.None;
    }
}
