using System.Globalization;

namespace FreshnessCrawler.Rules.Campaigns;

/// <summary>An activity's name brought to what distinguishes it: letters and digits of one width, without the words that every campaign has.</summary>
/// <param name="Plain">The name; never longer than a title can be.</param>
/// <param name="Year">The year in it, where it names one.</param>
/// <param name="Round">Which round (第三届 is 3), where it says so.</param>
internal sealed record ActivityName(string Plain, int? Year, int? Round)
{
    // Titles end somewhere; a hostile name must not cost more than a name does.
    private const int Longest = 200;

    // Five characters tell 最美教师与护士 apart; what stands in another name is a little less sure than what fills it.
    private const int FewestPairs = 4;
    private const double Surrounded = 0.9;

    private const int ShortestPlace = 3;
    private const int LongestPlace = 5;

    // They say that it is a campaign, not which.
    private static readonly string[] s_common =
        ["网络投票", "网上投票", "微信投票", "线上投票", "投票通道", "投票活动", "网络评选", "评选活动", "宣传活动", "打卡活动", "点赞活动", "正式开启", "正式启动", "正式开始", "火热进行中", "开始了", "开始啦", "来了", "投票", "评选", "活动", "通道", "开启", "启动"];

    public static ActivityName Of(string name)
    {
        var plain = PlainLetters.Of(name, Longest);
        var (year, round) = (YearOf(plain), RoundOf(plain, out var roundWords));
        var bare = roundWords.Length > 0 ? plain.Replace(roundWords, "", StringComparison.Ordinal) : plain;
        bare = s_common.Aggregate(bare, (rest, word) => rest.Replace(word, "", StringComparison.Ordinal));
        if (year is { } y)
        {
            var digits = y.ToString(CultureInfo.InvariantCulture);
            bare = bare.Replace($"{digits}年度", "", StringComparison.Ordinal).Replace($"{digits}年", "", StringComparison.Ordinal).Replace(digits, "", StringComparison.Ordinal);
        }

        bare = WithoutPlace(bare);
        return new ActivityName(bare.Length >= 2 ? bare : plain, year, round);
    }

    /// <summary>Whether both name a year, or both a round, and not the same.</summary>
    public bool IsOtherEdition(ActivityName other) =>
        (Year is { } year && other.Year is { } otherYear && year != otherYear)
        || (Round is { } round && other.Round is { } otherRound && round != otherRound);

    /// <summary>The pairs of neighbouring characters in common, 0–1: their share in both (Dice's coefficient), or nearly their share in the
    /// shorter name where that is long enough to be told from another: a title has words around the name.</summary>
    public static double CommonPairs(string one, string other)
    {
        if (one.Length < 2 || other.Length < 2) return 0;
        var pairs = new Dictionary<(char, char), int>();
        for (var i = 1; i < one.Length; i++) pairs[(one[i - 1], one[i])] = pairs.GetValueOrDefault((one[i - 1], one[i])) + 1;
        var common = 0;
        for (var i = 1; i < other.Length; i++)
        {
            var pair = (other[i - 1], other[i]);
            if (pairs.GetValueOrDefault(pair) is not (> 0 and var left)) continue;
            pairs[pair] = left - 1;
            common++;
        }

        var fewer = Math.Min(one.Length, other.Length) - 1;
        return Math.Max(2.0 * common / (one.Length + other.Length - 2), fewer >= FewestPairs ? Surrounded * common / fewer : 0);
    }

    // 永修县最美乡村: both are of one unit, so the place in front tells nothing
    private static string WithoutPlace(string name)
    {
        var end = name.AsSpan(0, Math.Min(name.Length, LongestPlace)).IndexOfAny('县', '市', '区') + 1;
        return end >= ShortestPlace && name.Length - end > FewestPairs - 1 ? name[end..] : name;
    }

    private static int? YearOf(string plain)
    {
        for (var i = 0; i + 4 <= plain.Length; i++)
        {
            if (i > 0 && char.IsAsciiDigit(plain[i - 1])) continue;
            if (plain.AsSpan(i, 2) is "20" && char.IsAsciiDigit(plain[i + 2]) && char.IsAsciiDigit(plain[i + 3]) && (i + 4 == plain.Length || !char.IsAsciiDigit(plain[i + 4])))
                return int.Parse(plain.AsSpan(i, 4), NumberStyles.None, CultureInfo.InvariantCulture);
        }

        return null;
    }

    // 第三届, 第3季, 第十二期
    private static int? RoundOf(string plain, out string words)
    {
        words = "";
        var at = plain.IndexOf('第', StringComparison.Ordinal);
        if (at < 0) return null;
        var value = 0;
        for (var i = at + 1; i < plain.Length && i <= at + 4; i++)
        {
            var digit = char.IsAsciiDigit(plain[i]) ? plain[i] - '0' : "零一二三四五六七八九".IndexOf(plain[i], StringComparison.Ordinal);
            if (digit >= 0) value = (value * 10) + digit;
            else if (plain[i] == '十') value = (value == 0 ? 1 : value) * (i + 1 < plain.Length && "一二三四五六七八九".Contains(plain[i + 1], StringComparison.Ordinal) ? 1 : 10);
            else if (value == 0 || plain[i] is not ('届' or '屆' or '季' or '期' or '轮')) return null;
            else
            {
                words = plain[at..(i + 1)];
                return value;
            }
        }

        return null;
    }
}
