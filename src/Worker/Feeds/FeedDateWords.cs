namespace FreshnessCrawler.Worker.Feeds;

/// <summary>The words of dates: months and weekdays by their first letters, accents taken off, and zone names.</summary>
internal static class FeedDateWords
{
    // English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Turkish, Hungarian, Russian, Greek
    private static readonly string[][] s_months =
    [
        ["jan", "ian", "gen", "ene", "oca", "sty", "янв", "ιαν"],
        ["feb", "fev", "sub", "lut", "фев", "φεβ"],
        ["mar", "mrt", "мар", "μαρ"],
        ["apr", "avr", "abr", "nis", "kwi", "апр", "απρ"],
        ["may", "mai", "mag", "maj", "mei", "май", "мая", "μαι", "μαω"],
        ["jun", "juin", "giu", "haz", "cze", "июн", "ιουν", "ιον"],
        ["jul", "juil", "lug", "tem", "lip", "июл", "ιουλ", "ιολ"],
        ["aug", "aou", "ago", "agu", "sie", "авг", "αυγ"],
        ["sep", "set", "eyl", "wrz", "сен", "σεπ"],
        ["oct", "okt", "out", "ott", "eki", "paz", "окт", "οκτ"],
        ["nov", "kas", "lis", "ноя", "νοε"],
        ["dec", "dic", "dez", "des", "gru", "ara", "дек", "δεκ"],
    ];

    private static readonly string[] s_weekdays =
    [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "mardi", "martes", "martedi", "lun", "mer", "jeu", "ven", "sam", "dim",
        "mie", "jue", "vie", "sab", "dom", "mit", "don", "die", "freitag", "samstag", "sonntag", "κυρ", "δευ", "τρι", "τετ", "πεμ", "παρ", "σαβ",
    ];

    // minutes east of Greenwich
    private static readonly (int Minutes, string Names)[] s_zoneNames =
    [
        (-600, "hst"),
        (-540, "akst"),
        (-480, "pst pt akdt"),
        (-420, "mst mt pdt"),
        (-360, "ct mdt"),
        (-300, "est et cdt"),
        (-240, "edt at ast"),
        (-210, "nst"),
        (-180, "adt brt art"),
        (-150, "ndt"),
        (0, "z ut utc gmt wet etc/gmt etc/utc zulu"),
        (60, "bst cet met mez west"),
        (120, "cest mest mesz eet sast"),
        (180, "eest msk"),
        (240, "msd"),
        (330, "ist"),
        (420, "ict wib"),
        (480, "bjt hkt sgt myt awst prc asia/shanghai asia/chongqing asia/hong_kong asia/taipei asia/urumqi 北京时间"),
        (540, "jst kst asia/tokyo asia/seoul"),
        (570, "acst"),
        (600, "aest"),
        (660, "aedt"),
        (720, "nzst"),
        (780, "nzdt"),
    ];

    private static readonly Dictionary<string, int> s_zones = s_zoneNames
        .SelectMany(static zone => zone.Names.Split(' ').Select(name => (name, zone.Minutes)))
        .ToDictionary(static zone => zone.name, static zone => zone.Minutes, StringComparer.Ordinal);

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> s_zoneOf = s_zones.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>1 to 12, or 0.</summary>
    public static int Month(ReadOnlySpan<char> word)
    {
        if (word.Length is < 3 or > 12) return 0;
        for (var month = 0; month < s_months.Length; month++)
        {
            foreach (var start in s_months[month])
            {
                if (word.StartsWith(start, StringComparison.Ordinal)) return month + 1;
            }
        }

        return 0;
    }

    public static bool IsWeekday(ReadOnlySpan<char> word)
    {
        foreach (var start in s_weekdays)
        {
            if (word.Length <= 12 && word.StartsWith(start, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>Minutes east of Greenwich. A military letter means nothing certain and is read as UTC, as RFC 5322 has it.</summary>
    public static bool TryZone(ReadOnlySpan<char> word, int zonelessMinutes, out int minutes)
    {
        if (word is "cst")
        {
            minutes = zonelessMinutes == 480 ? 480 : -360;
            return true;
        }

        if (word.Length == 1 && word[0] is >= 'a' and <= 'z')
        {
            minutes = 0;
            return word[0] is not ('j' or 't');
        }

        return s_zoneOf.TryGetValue(word, out minutes);
    }

    public static bool IsFiller(ReadOnlySpan<char> word) =>
        word is "at" or "de" or "of" or "the" or "on" or "um" or "a" or "del" or "den" or "le" or "st" or "nd" or "rd" or "th" or "uhr" or "kl" or "г";

    /// <summary>Length of a word at the start of <paramref name="text"/> that says before or after noon; 0 where there is none.</summary>
    public static int Noon(ReadOnlySpan<char> text, out bool afternoon)
    {
        afternoon = false;
        if (text.Length < 2) return 0;
        if (text[0] is 'a' or 'p' && (text[1] == 'm' || text.StartsWith("a.m") || text.StartsWith("p.m")))
        {
            var length = text[1] == 'm' ? 2 : text.Length > 3 && text[3] == '.' ? 4 : 3;
            afternoon = text[0] == 'p';
            return length == text.Length || !char.IsLetter(text[length]) ? length : 0;
        }

        var two = text[..2];
        afternoon = two is "下午" or "晚上" or "中午" or "傍晚" or "오후" or "午後";
        return afternoon || two is "上午" or "凌晨" or "早上" or "清晨" or "오전" or "午前" ? 2 : 0;
    }
}
