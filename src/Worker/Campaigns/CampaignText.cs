using System.Buffers;
using System.Text;

namespace FreshnessCrawler.Worker.Campaigns;

/// <summary>Cuts a post into sentences. What the sentences are searched with is linear in their length, and that has a bound.</summary>
internal static class CampaignText
{
    /// <summary>Longer sentences are cut at the next comma, or right there.</summary>
    public const int LongestSentence = 240;

    /// <summary>A campaign says what it is long before this.</summary>
    public const int LongestText = 60_000;

    private const int LongestTitle = 300;
    private const int LongestHeading = 14;

    private static readonly SearchValues<char> s_stops = SearchValues.Create("。！？!?；;");

    public static List<CampaignSentence> Sentences(string title, string? text)
    {
        var sentences = new List<CampaignSentence>();
        title = title[..Math.Min(title.Length, LongestTitle)];
        Cut(Plain(string.Join('｜', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))), 0, "", sentences);
        if (text is null) return sentences;
        var plain = Plain(text.AsSpan(0, Math.Min(text.Length, LongestText)));
        var (line, under) = (0, "");
        foreach (var range in plain.AsSpan().Split('\n'))
        {
            var words = plain.AsSpan()[range];
            if (words.IsEmpty) continue;
            var known = words.ToString();
            Cut(known, ++line, under, sentences);
            under = known.Length <= LongestHeading ? known : "";
        }

        return sentences;
    }

    private static void Cut(string line, int number, string under, List<CampaignSentence> into)
    {
        for (var at = 0; at < line.Length;)
        {
            var rest = line.AsSpan(at);
            var end = rest.IndexOfAny(s_stops);
            var length = end < 0 ? rest.Length : end + 1;
            if (length > LongestSentence)
            {
                var comma = rest[..LongestSentence].LastIndexOfAny('，', ',', '、');
                length = comma > LongestSentence / 2 ? comma + 1 : LongestSentence;
            }

            into.Add(new CampaignSentence(rest[..length].ToString(), number, under));
            at += length;
        }
    }

    private static string Plain(ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n' or '\r') plain.Append('\n');
            else if (c is (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ')) plain.Append((char)(c - '０' + '0'));
            else if (!char.IsWhiteSpace(c) && !char.IsSurrogate(c) && !char.IsControl(c) && c is not ('\u200b' or '\u200c' or '\u200d' or '\ufeff' or '\ufe0f' or '\u2060')) plain.Append(c);
        }

        return plain.ToString();
    }
}
