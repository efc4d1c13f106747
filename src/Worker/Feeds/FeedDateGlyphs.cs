using System.Globalization;

namespace FreshnessCrawler.Worker.Feeds;

/// <summary>Brings a date's characters to few: lower case, ASCII digits and hyphens, single blanks, no brackets' content.</summary>
internal static class FeedDateGlyphs
{
    private const string Accented = "áàâäãåéèêëěíìîïıóòôöőõúùûüűůçćčñńşśšžźżğłřýάέήίϊΐόύϋώςё";
    private const string Plain = "aaaaaaeeeeeiiiiioooooouuuuuucccnnssszzzglryαεηιιιουυωσе";

    /// <summary>Gives the length written; 0 where the text is too long for a date.</summary>
    public static int Normalise(ReadOnlySpan<char> text, Span<char> into)
    {
        text = text.Trim();
        if (text.Length > FeedDate.Longest * 2) return 0;
        var (length, bracket) = (0, 0);
        foreach (var given in text)
        {
            var c = Simple(given);
            if (c is '(' or ')' or '[' or ']')
            {
                // (China Standard Time) and [Asia/Shanghai] explain; a date that is all in brackets is one
                if (length == 0) continue;
                if (into[..length].StartsWith("/date"))
                {
                    if (length == into.Length) return 0;
                    into[length++] = c;
                }
                else bracket = Math.Max(0, bracket + (c is '(' or '[' ? 1 : -1));

                continue;
            }

            if (c == '\0' || bracket > 0 || (c == ' ' && (length == 0 || into[length - 1] == ' '))) continue;
            if (length == into.Length) return 0;
            into[length++] = c;
        }

        return into[..length].TrimEnd(' ').Length;
    }

    // '\0' for what is left out
    private static char Simple(char c)
    {
        if (c is > ' ' and < '\u007F') return c is '"' or '\'' or '`' ? '\0' : char.ToLowerInvariant(c);
        if (c is >= '\uFF01' and <= '\uFF5E') return char.ToLowerInvariant((char)(c - 0xFEE0));
        if (c is '‐' or '‑' or '‒' or '–' or '—' or '−') return '-';
        if (c is '，' or '、' or '。' or '·' or '|') return ',';
        if (char.IsWhiteSpace(c) || char.IsControl(c)) return ' ';
        if (c < '\u00A0' || c is '’' or '‘' or '“' or '”' || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark) return '\0';
        c = char.ToLowerInvariant(c);
        var accented = Accented.IndexOf(c, StringComparison.Ordinal);
        return accented < 0 ? c : Plain[accented];
    }
}
