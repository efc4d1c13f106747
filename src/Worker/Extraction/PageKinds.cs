using FreshnessCrawler.Worker.Extraction.Articles;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Tells lists, home pages and articles apart by their content; the address is a hint. What shows no signs is read as a list:
/// its reader says itself when it finds none.</summary>
public static class PageKinds
{
    private const int ArticleScore = 4;
    private const int ProseLetters = 25;
    private const int ShortArticle = 60;
    private const int LongArticle = 400;
    private const int LongTitle = 6;

    public static PageKindReading Of(HtmlPage page, DateOnly observedOn) =>
        WeChatArticle.IsOne(page)
            ? new(PageKind.WeChatArticle, "微信公众号文章页", true)
            : Of(page, observedOn, ArticleEvidence.Of(page, observedOn));

    internal static PageKindReading Of(HtmlPage page, DateOnly observedOn, ArticleEvidence evidence)
    {
        var read = PageBlocks.Of(page, observedOn);
        if (PageNature.IsArticle(read)) return new(PageKind.Article, "地址、标签或上下篇链接表明是单篇文章", true);
        if (page.Raw.Contains("<recordset", StringComparison.OrdinalIgnoreCase) && page.Raw.Contains("<record>", StringComparison.OrdinalIgnoreCase))
            return new(PageKind.List, "页面内嵌列表数据", true);
        if (HomeSigns.Find(read, evidence) is { } home) return home;
        var article = ScoreArticle(read, evidence, out var signs);
        var list = ScoreList(read);
        // without its tag an article must outweigh a list by more
        if (article >= ArticleScore && article > (page.Tags.ArticleTitle is null && list > 0 ? list + 1 : list))
            return new(PageKind.Article, "文章特征：" + signs, article >= list + 2);
        // a few words of text are enough below a title with its own day and source
        if (article == ArticleScore - 1 && list == 0 && (Prose(read) > ShortArticle || (HasOwnFacts(evidence) && Prose(read) > ProseLetters)) && UndatedList.Read(read) is null)
            return new(PageKind.Article, "没有列表，文章特征：" + signs, false);
        return list >= 3
            ? new(PageKind.List, "页面有本栏目的条目列表", true)
            : new(PageKind.List, "没有首页或文章的特征，按列表读取", false);
    }

    private static int ScoreArticle(PageBlocks read, ArticleEvidence evidence, out string signs)
    {
        var tags = read.Page.Tags;
        var words = new List<string>();
        var score = 0;
        if (tags.ArticleTitle is { } title && title != tags.ColumnName && (evidence.Title.IsShown || tags.Title?.Contains(title, StringComparison.Ordinal) == true))
            Count(3, "文章标题标签");
        var titled = evidence.Title.IsShown;
        if (titled && evidence.Title.Text is { Length: >= LongTitle } shown && shown != tags.ColumnName && tags.Title?.Contains(shown, StringComparison.Ordinal) == true)
            Count(1, "页面标题即文章标题");
        if (IsOwn(evidence, VisibleRank.Labelled)) Count(titled ? 3 : 2, "标题旁有发布时间");
        else if (titled && IsOwn(evidence, VisibleRank.Facts)) Count(2, "标题旁有时间和来源");
        else if (titled && IsOwn(evidence, VisibleRank.Alone)) Count(1, "标题旁有日期");
        if (read.Frame.HasNeighbours) Count(2, "上一篇、下一篇");
        if (EndsWithText(read.Frame) && UndatedList.Read(read) is null) Count(2, "当前位置止于正文");
        if (AddressDate.LooksLikeArticle(read.Page.Address.Path)) Count(1, "文章地址");
        if (evidence.Meta.SaysArticle) Count(1, "文章类型标签");
        if (evidence.Meta.HasDate) Count(1, "发布日期标签");
        var prose = Prose(read);
        if (prose > ShortArticle) Count(prose > LongArticle ? 2 : 1, "正文");
        signs = string.Join("、", words);
        return score;

        void Count(int points, string word)
        {
            score += points;
            words.Add(word);
        }
    }

    private static bool HasOwnFacts(ArticleEvidence evidence) =>
        evidence.Title.IsShown && (IsOwn(evidence, VisibleRank.Labelled) || IsOwn(evidence, VisibleRank.Facts));

    // 首页 > 通知公告 > 正文
    private static bool EndsWithText(PageFrame frame) =>
        frame.Crumb >= 0 && frame.ColumnName is "正文" or "文章正文" or "正文内容" or "详细内容" or "内容" or "内容页" or "信息内容" or "文章内容" or "文章详情" or "详情" or "详细信息" or "信息详情" or "阅读文章" or "浏览文章";

    // One day, or two where the page was mended later: more are the dates of a list's items.
    private static bool IsOwn(ArticleEvidence evidence, VisibleRank rank)
    {
        var days = new HashSet<DateOnly>();
        foreach (var date in evidence.Visible)
        {
            if (date.Rank == rank) days.Add(date.Day);
        }

        return days.Count is 1 or 2;
    }

    private static int ScoreList(PageBlocks read)
    {
        var score = 0;
        foreach (var block in BlockChoice.Choose(read))
        {
            // one date among elements that are alike is no list's
            if (block.Total < 3 || block.Items.Count < 2) continue;
            var points = 2;
            if (block.HasPager) points += 2;
            if (block.InDirectory >= 0.5 || block.HeadingFits) points++;
            if (block.Total >= 10) points++;
            score = Math.Max(score, points);
        }

        if (score > 0 && read.Page.Tags.ColumnName is not null && read.Page.Tags.ArticleTitle is null) score++;
        return score;
    }

    // Text outside links that is too long for a label.
    private static int Prose(PageBlocks read)
    {
        var letters = 0;
        foreach (ref readonly var node in read.Outline.Nodes)
        {
            if (node.Text is not { Length: > ProseLetters } text || read.Outline[node.Parent].Kind == ElementKind.Link) continue;
            if ((node.Zone & (Zone.Head | Zone.Nav | Zone.Foot | Zone.Foreign | Zone.Crumb | Zone.Pager | Zone.Hidden)) != Zone.None) continue;
            var trimmed = text.AsSpan().Trim();
            if (trimmed.Length > ProseLetters && trimmed.ContainsAny('，', '。', '；')) letters += trimmed.Length;
        }

        return letters;
    }
}
