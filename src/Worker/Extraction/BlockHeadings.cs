using FreshnessCrawler.Worker.Columns;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>The words above a block: whether they name the page's column, or something else.</summary>
internal sealed class BlockHeadings(PageOutline outline, string columnName, string title)
{
    // nodes that are looked through above a block
    private const int FarthestHeading = 1000;
    private const int LongestTab = 8;

    /// <summary>The last few short texts above: true where one names the column and nothing else stands between, false where one says that
    /// something else (相关, 推荐, 热点) begins, null where none tells.</summary>
    public bool? Fit(int node)
    {
        var seen = 0;
        var another = false;
        for (var (i, last) = (node - 1, node - FarthestHeading); i > Math.Max(0, last) && seen < 3; i--)
        {
            if (outline[i].Text is not { } text)
            {
                // what the heading above it heads stands here
                if (!outline.Contains(i, node) && IsUnfilled(i)) return null;
                continue;
            }

            var words = text.AsSpan().Trim();
            if (IsColumnHead(i)) continue;
            if (words.Length > 16 || PageFrame.IsCrumb(text) || (outline[i].Zone & Zone.Crumb) != Zone.None || EmptyListText.IsEmpty(words)) break;
            seen++;
            if (columnName.Length >= 2 && words.SequenceEqual(columnName)) return another ? null : true;
            if (IsForeign(words) && !title.Contains(words.Trim(PageFrame.CrumbSigns), StringComparison.Ordinal) && !IsTab(i)) return false;
            another |= HeadsAnother(i, words);
        }

        return null;
    }

    /// <summary>The short text right above a node that is neither a link's nor a date; or "".</summary>
    public string TextAbove(int node, int crumbEnd)
    {
        for (var (i, last) = (node - 1, node - FarthestHeading); i > Math.Max(crumbEnd, last); i--)
        {
            if (outline[i].Text is not { } text || (outline[i].Zone & (Zone.Nav | Zone.Crumb | Zone.Hidden)) != Zone.None) continue;
            var words = text.AsSpan().Trim();
            if (IsColumnHead(i) || words.Length <= 1 || words.Contains("更多", StringComparison.Ordinal) || words.StartsWith("more", StringComparison.OrdinalIgnoreCase)) continue;
            return words.Length > 12 || words.ContainsAnyInRange('0', '9') || PageFrame.IsPager(text) ? "" : words.Trim(PageFrame.CrumbSigns).ToString();
        }

        return "";
    }

    private bool IsUnfilled(int node) => outline[node].Kind == ElementKind.Frame || WaitingLists.IsPlace(outline, node);

    // A heading's text, or a column's name that is no link.
    private bool HeadsAnother(int node, ReadOnlySpan<char> words)
    {
        words = words.Trim(PageFrame.CrumbSigns);
        if (words.Length < 2 || words.ContainsAnyInRange('0', '9') || title.Contains(words, StringComparison.Ordinal) || IsTab(node)) return false;
        if (columnName.AsSpan().Contains(words, StringComparison.Ordinal) || (columnName.Length >= 2 && words.Contains(columnName, StringComparison.Ordinal))) return false;
        var link = outline.EnclosingLink(node);
        var above = outline[node].Parent;
        for (var level = 0; level < 3 && above >= 0; level++, above = outline[above].Parent)
        {
            if (outline[above].Kind == ElementKind.Heading) return link < 0 || !UndatedList.MayBeArticle(outline.HrefOf(outline.Links[link]));
        }

        if (link >= 0) return false;
        foreach (var word in ColumnWords.All)
        {
            if (words.Contains(word.Text, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    // One of several short words side by side, not all of which say that something else begins.
    private bool IsTab(int node)
    {
        var tab = node;
        while (outline[tab].Parent is > 0 and var parent && outline[parent].End - parent <= outline[tab].End - tab + 1 && outline[parent].Kind != ElementKind.Body) tab = parent;
        if (tab == node || outline[tab].Parent < 0) return false;
        var row = outline[tab].Parent;
        int tabs = 0, foreign = 0;
        Span<char> words = stackalloc char[16];
        for (var i = row + 1; i < outline[row].End; i = outline[i].End)
        {
            if (outline[i].Text is not null || outline[i].Element.LocalName != outline[tab].Element.LocalName) return false;
            var length = OutlineText.Join(outline, i, words);
            if (length is < 1 or > LongestTab) return false;
            ReadOnlySpan<char> name = words[..length];
            if (name.Contains("更多", StringComparison.Ordinal) || name.StartsWith("more", StringComparison.OrdinalIgnoreCase)) continue;
            tabs++;
            foreign += IsForeign(name) ? 1 : 0;
        }

        return tabs >= 2 && foreign < tabs;
    }

    // 标题 | 发布时间 | 点击 in the first row of a table: names of its columns, no heading.
    private bool IsColumnHead(int node)
    {
        for (var level = 0; level < 5 && node >= 0; level++, node = outline[node].Parent)
        {
            if (outline[node].Kind == ElementKind.HeadCell) return true;
            if (outline[node].Kind != ElementKind.Row) continue;
            var cells = 0;
            for (var i = node + 1; i < outline[node].End && cells < 3; i = outline[i].End) cells += outline[i].Kind == ElementKind.Cell ? 1 : 0;
            return cells >= 3;
        }

        return false;
    }

    private static bool IsForeign(ReadOnlySpan<char> words) =>
        words.Contains("相关", StringComparison.Ordinal) || words.Contains("推荐", StringComparison.Ordinal)
        || words.Contains("热点", StringComparison.Ordinal) || words.Contains("热门", StringComparison.Ordinal)
        || words.Contains("排行", StringComparison.Ordinal) || words.Contains("延伸", StringComparison.Ordinal)
        || words.Contains("最新", StringComparison.Ordinal) || words.Contains("友情", StringComparison.Ordinal)
        || words.Contains("猜你", StringComparison.Ordinal) || words.Contains("点击", StringComparison.Ordinal);
}
