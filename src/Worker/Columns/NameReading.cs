using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>What one name or tag says of a column's class.</summary>
/// <param name="Text">The word that tells.</param>
/// <param name="Doubt">In Chinese, why the name alone does not settle it; null where it does.</param>
internal sealed record NameReading(ColumnCategory Category, double Confidence, string Text, string? Doubt)
{
    // below what is taken without a person's look
    private const double MostInDoubt = 0.5;

    /// <summary>Null where no word of it tells anything.</summary>
    public static NameReading? Of(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        var friend = First(ColumnWords.FalseFriends, name);
        var own = First(ColumnWords.Classes, name);
        if (friend is not null) return OfFriend(friend, name, own);
        if (own is null) return null;
        if (own.Category == ColumnCategory.News && Array.Exists(ColumnWords.Statistics, part => name.Contains(part, StringComparison.Ordinal)))
            return new NameReading(ColumnCategory.Other, 0.55, own.Text, "统计、数据不是要闻");
        if (Mixed(name) is { } mixture) return mixture;
        return Doubtful(name, own) is { } doubt
            ? new NameReading(own.Category, Math.Min(own.Confidence, MostInDoubt), own.Text, doubt)
            : new NameReading(own.Category, own.Confidence, own.Text, null);
    }

    // 招标公告 ends on a class's word: what it is, a person must say.
    private static NameReading OfFriend(ColumnWord friend, string name, ColumnWord? own)
    {
        var endsOnClass = own is not null && !friend.Text.Contains(own.Text, StringComparison.Ordinal) && !name.EndsWith(friend.Text, StringComparison.Ordinal)
            && name.LastIndexOf(own.Text, StringComparison.Ordinal) > name.IndexOf(friend.Text, StringComparison.Ordinal);
        return endsOnClass
            ? new NameReading(friend.Category, Math.Min(friend.Confidence, MostInDoubt), friend.Text, $"又含“{own!.Text}”")
            : new NameReading(friend.Category, friend.Confidence, friend.Text, null);
    }

    // News with notices (新闻公告) or policies: the longer limit, in doubt.
    private static NameReading? Mixed(string name)
    {
        ColumnWord? news = null, other = null;
        var otherAt = -1;
        foreach (var word in ColumnWords.Classes)
        {
            var at = name.LastIndexOf(word.Text, StringComparison.Ordinal);
            if (at < 0) continue;
            if (word.Category == ColumnCategory.News) news ??= word;
            else if (other is null) (other, otherAt) = (word, at);
            else if (other.Category != word.Category)
            {
                var last = at > otherAt ? word : other;
                return new NameReading(last.Category, MostInDoubt, last.Text, $"同时含“{other.Text}”和“{word.Text}”");
            }
        }

        return news is null || other is null ? null : new NameReading(other.Category, MostInDoubt, other.Text, $"同时含“{news.Text}”和“{other.Text}”");
    }

    private static string? Doubtful(string name, ColumnWord own)
    {
        if (own.Category == ColumnCategory.Policy) return null;
        if ((own.Category == ColumnCategory.Notice || own.Confidence < 0.8)
            && Array.Find(ColumnWords.Occasions, part => name.Contains(part, StringComparison.Ordinal)) is { } occasion)
            return $"“{occasion}”类信息可能不定期发布";
        // 公示 behind another word is the publicity of one procedure
        return own.Text == "公示" && name.IndexOf("公示", StringComparison.Ordinal) > 0 && name is not ("政务公示" or "信息公示") ? "可能只是某一事项的公示" : null;
    }

    private static ColumnWord? First(ColumnWord[] words, string name) => Array.Find(words, word => name.Contains(word.Text, StringComparison.Ordinal));
}
