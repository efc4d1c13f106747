using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>Tells columns from what else a navigation holds, by name, parent and address.</summary>
internal static class ColumnKinds
{
    /// <param name="site">The site's own address, to which another host is compared.</param>
    /// <param name="today">The day of the visit (Asia/Shanghai), to which years in names are compared; without it a year proves nothing.</param>
    /// <returns>The kind and, but for a list, why, in Chinese.</returns>
    public static (ColumnKind Kind, string? Reason) Of(in NavigationLink link, Uri site, DateOnly? today)
    {
        if (!Uri.TryCreate(link.Url, UriKind.Absolute, out var uri)) return (ColumnKind.External, "地址无法识别");
        var named = ByName(link.Name) ?? ByPath(uri);
        if (named is { } told && told.Kind != ColumnKind.TopicIndex) return told;
        if (HostTies.Of(site, uri) is not HostTie.Own and var tie && Foreign(link.Name, uri, tie) is { } foreign) return (ColumnKind.External, foreign);
        if (named is { } index) return index;
        if (ByTopic(link, uri, today) is { } topic) return topic;
        return ColumnLinks.IsArticle(link.Url) ? (ColumnKind.StaticPage, "指向单篇文章") : (ColumnKind.List, null);
    }

    private static (ColumnKind Kind, string Reason)? ByName(string name)
    {
        foreach (var (kind, reason, words) in KindWords.Wholes)
        {
            if (Array.Exists(words, word => name == word)) return (kind, reason);
        }

        if (NamesList(name)) return null;
        foreach (var (kind, reason, words) in KindWords.Parts)
        {
            if (Array.Find(words, word => name.Contains(word, StringComparison.Ordinal)) is not { } word) continue;
            if (kind == ColumnKind.Interaction && Array.Exists(KindWords.Lists, list => name.Contains(list, StringComparison.Ordinal))) return null;
            return (kind, $"名称含“{word}”，{reason}");
        }

        return Array.Find(KindWords.StaticEndings, ending => name.EndsWith(ending, StringComparison.Ordinal)) is { } end
            ? (ColumnKind.StaticPage, $"名称为“…{end}”，概况页，不是信息列表")
            : null;
    }

    // 信访动态, 政策查询结果公告: the list is what the name ends on
    private static bool NamesList(string name) => NameReading.Of(name) is { Category: not ColumnCategory.Other };

    private static (ColumnKind Kind, string Reason)? ByPath(Uri uri)
    {
        if (uri.Host.StartsWith("english.", StringComparison.OrdinalIgnoreCase) || uri.Host.StartsWith("en.", StringComparison.OrdinalIgnoreCase)) return (ColumnKind.Language, "其他语言或字体的版本");
        foreach (var (kind, reason, words) in KindWords.Paths)
        {
            foreach (var word in words)
            {
                if (HasWord(uri.AbsolutePath, word)) return (kind, $"地址含“{word}”，{reason}");
            }
        }

        return null;
    }

    // research is no search, men is no en
    private static bool HasWord(string path, string word)
    {
        for (var at = path.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = path.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if (at > 0 && !char.IsAsciiLetterOrDigit(path[at - 1]) && (end == path.Length || !char.IsAsciiLetterOrDigit(path[end]))) return true;
        }

        return false;
    }

    /// <summary>Why a link to another host is no column of the site; null where it is one.</summary>
    private static string? Foreign(string name, Uri uri, HostTie tie)
    {
        var isRoot = uri.PathAndQuery.Length <= 1 || ColumnAddress.IsIndexFile(uri.PathAndQuery.AsSpan(1));
        if (isRoot && Array.Exists(KindWords.Offices, end => name.EndsWith(end, StringComparison.Ordinal))) return $"在其他域名（{uri.Host}），是其他单位的网站";
        var isPlatform = IsPlatform(uri);
        var reading = NameReading.Of(name);
        var names = reading is not null || name.Contains("公开", StringComparison.Ordinal);
        if (tie == HostTie.Below) return names || isPlatform ? null : $"在其他域名（{uri.Host}），名称不像本站栏目";
        if (!isPlatform || !names || reading?.Category == ColumnCategory.News) return $"在其他域名（{uri.Host}），不属于本站";
        return isRoot ? $"在其他域名（{uri.Host}），是公用平台首页，未指明本单位" : null;
    }

    private static bool IsPlatform(Uri uri)
    {
        var dot = uri.Host.IndexOf('.', StringComparison.Ordinal);
        var label = dot < 0 ? uri.Host : uri.Host[..dot];
        if (!uri.Host.EndsWith(".gov.cn", StringComparison.OrdinalIgnoreCase)) return false;
        return Array.Exists(KindWords.Platforms, word => label.EndsWith(word, StringComparison.OrdinalIgnoreCase)) || Array.Exists(KindWords.Platforms, word => HasWord(uri.AbsolutePath, word));
    }

    private static (ColumnKind Kind, string Reason)? ByTopic(in NavigationLink link, Uri uri, DateOnly? today)
    {
        var (name, parent) = (link.Name, link.Parent ?? "");
        if (Array.Find(KindWords.Past, word => name.Contains(word, StringComparison.Ordinal) || parent.Contains(word, StringComparison.Ordinal)) is { } past) return (ColumnKind.ClosedTopic, $"属于“{past}”");
        var inTopics = IsTopic(parent) || HasWord(uri.AbsolutePath, "ztzl") || HasWord(uri.AbsolutePath, "zt");
        var isTopic = inTopics || IsTopic(name);
        var ended = Array.Find(KindWords.Ended, word => name.Contains(word, StringComparison.Ordinal));
        if (ended is not null && !Array.Exists(KindWords.Continued, word => name.Contains(word, StringComparison.Ordinal))) return (ColumnKind.ClosedTopic, $"名称含“{ended}”，专题已结束");
        if (YearIn(name) is { } year && today is { } day && year < day.Year && (isTopic || NameReading.Of(name) is null)) return (ColumnKind.ClosedTopic, $"名称含“{year}年”，为往年内容");
        return isTopic || ColumnWords.ClosedTopics.Any(word => name.Contains(word, StringComparison.Ordinal)) ? (ColumnKind.Topic, "专题，可能已结束") : null;
    }

    private static bool IsTopic(string name) =>
        Array.Exists(KindWords.Topics, word => name.Contains(word, StringComparison.Ordinal)) && !name.Contains("公开", StringComparison.Ordinal);

    private static int? YearIn(string name)
    {
        for (var i = 0; i + 4 <= name.Length; i++)
        {
            if (!char.IsAsciiDigit(name[i])) continue;
            var length = 1;
            while (i + length < name.Length && char.IsAsciiDigit(name[i + length])) length++;
            if (length == 4 && int.Parse(name.AsSpan(i, 4)) is >= 1990 and <= 2100 and var year) return year;
            i += length;
        }

        return null;
    }
}
