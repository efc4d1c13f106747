using System.Buffers;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>Finds the script elements in a page's text; those commented out are none.</summary>
internal static class InlineScripts
{
    private const int Most = 500;

    private static readonly SearchValues<string> s_marks = SearchValues.Create(["<script", "<!--"], StringComparison.OrdinalIgnoreCase);

    public static List<InlineScript> Of(ReadOnlySpan<char> raw)
    {
        var scripts = new List<InlineScript>();
        for (var at = 0; scripts.Count < Most;)
        {
            var next = raw[at..].IndexOfAny(s_marks);
            if (next < 0) break;
            at += next;
            if (raw[at + 1] == '!')
            {
                var close = raw[at..].IndexOf("-->");
                if (close < 0) break;
                at += close + 3;
                continue;
            }

            var tagEnd = RawTag.End(raw, at);
            if (tagEnd < 0) break;
            var end = raw[tagEnd..].IndexOf("</script", StringComparison.OrdinalIgnoreCase);
            if (end < 0) break;
            scripts.Add(new(at..(tagEnd + 1), (tagEnd + 1)..(tagEnd + end)));
            at = tagEnd + end + 8;
        }

        return scripts;
    }
}
