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

    private static readonly Dictionary<string, int> s_zones = new(StringComparer.Ordinal)
    {
        ["z"] = 0, ["ut"] = 0, ["utc"] = 0, ["gmt"] = 0, ["wet"] = 0, ["etc/gmt"] = 0, ["etc/utc"] = 0, ["zulu"] = 0,
        ["est"] = -300, ["edt"] = -240, ["et"] = -300, ["cdt"] = -300, ["ct"] = -360, ["mst"] = -420, ["mdt"] = -360, ["mt"] = -420,
        ["pst"] = -480, ["pdt"] = -420, ["pt"] = -480, ["at"] = -240, ["ast"] = -240, ["adt"] = -180, ["akst"] = -540, ["akdt"] = -480,
        ["hst"] = -600, ["nst"] = -210, ["ndt"] = -150, ["brt"] = -180, ["art"] = -180,
        ["bst"] = 60, ["cet"] = 60, ["met"] = 60, ["mez"] = 60, ["west"] = 60, ["cest"] = 120, ["mest"] = 120, ["mesz"] = 120,
        ["eet"] = 120, ["sast"] = 120, ["eest"] = 180, ["msk"] = 180, ["msd"] = 240, ["ist"] = 330, ["ict"] = 420, ["wib"] = 420,
        ["bjt"] = 480, ["hkt"] = 480, ["sgt"] = 480, ["myt"] = 480, ["awst"] = 480, ["prc"] = 480, ["asia/shanghai"] = 480, ["asia/chongqing"] = 480,
        ["asia/hong_kong"] = 480, ["asia/taipei"] = 480, ["asia/urumqi"] = 480, ["北京时间"] = 480, ["jst"] = 540, ["kst"] = 540, ["asia/tokyo"] = 540, ["asia/seoul"] = 540,
        ["acst"] = 570, ["aest"] = 600, ["aedt"] = 660, ["nzst"] = 720, ["nzdt"] = 780,
    };

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
