using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>What the last word of a column's address hints of its class: the initials of its name in pinyin, as content systems make them,
/// or an English word. Only a hint: the name may have changed since.</summary>
internal static class PathHints
{
    private static readonly Dictionary<string, ColumnCategory> s_words = Table(
        (ColumnCategory.News, "gzdt bmdt zwdt xwdt xwzx zwyw ywdt jryw dtxx tpxw spxw xqdt xsqdt qxdt xzdt jcdt hydt hyyw zxdt xwyw dtyw szyw szxw zhxw bdxw zwxw yaowen dongtai xinwen news dtzx"),
        (ColumnCategory.Notice, "tzgg gsgg gggs tzgs ggtz tztg tggg zfgg bmgg ggl zytz zxgg gonggao tongzhi gongshi notice notices tz gg"),
        (ColumnCategory.Policy, "zcwj zcfg gfxwj xzgfxwj gfwj fgwj flfg zfwj szfwj bmwj zfbwj fggz zfgz bmgz dfxfg xzfg flfgs sjwj zxwj law laws policy policies"),
        (ColumnCategory.Other, "zcjd wjjd xwfbh jgzn jggk jgsz czzj rsxx zfcg tjsj ghjh yjgl bszn cjwt"));

    public static (ColumnCategory Category, string Word)? Of(string? path)
    {
        if (path is null) return null;
        var word = LastWord(path);
        var table = s_words.GetAlternateLookup<ReadOnlySpan<char>>();
        // tzgg_1, tzgg2021, gzdta: made by a content system where the name was taken
        var bare = word.TrimEnd("0123456789_-");
        if (table.TryGetValue(bare, out var category)) return (category, bare.ToString());
        return bare.Length >= 5 && table.TryGetValue(bare[..^1], out category) ? (category, bare.ToString()) : null;
    }

    private static ReadOnlySpan<char> LastWord(string path)
    {
        var span = path.AsSpan();
        // news.asp?id=3 is every column's
        if (span.Contains('?')) return default;
        var host = span.IndexOf("://");
        if (host >= 0) span = span[(host + 3)..];
        for (var tries = 0; tries < 3; tries++)
        {
            span = span.TrimEnd('/');
            var cut = span.LastIndexOf('/');
            if (cut < 0) return default;
            var name = span[(cut + 1)..];
            var dot = name.IndexOf('.');
            if (dot >= 0) name = name[..dot];
            if (!name.StartsWith("index", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("list", StringComparison.OrdinalIgnoreCase)
                && !name.StartsWith("default", StringComparison.OrdinalIgnoreCase)) return name;
            span = span[..cut];
        }

        return default;
    }

    private static Dictionary<string, ColumnCategory> Table(params (ColumnCategory Category, string Words)[] rows)
    {
        var table = new Dictionary<string, ColumnCategory>(StringComparer.OrdinalIgnoreCase);
        foreach (var (category, words) in rows)
        {
            foreach (var word in words.Split(' ')) table.Add(word, category);
        }

        return table;
    }
}
