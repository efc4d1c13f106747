using System.Buffers;
using FreshnessCrawler.Worker.Columns;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>What on a home page may be newer than its dated blocks: a place that a script or a frame fills, articles without dates.</summary>
internal static class HomeDoubts
{
    private const int ShortestTitle = 6;
    private const int ShortestHeadline = 8;
    private const int ShortestMean = 10;
    private const int FewestInList = 3;
    private const int Most = 40;

    private static readonly SearchValues<string> s_services = SearchValues.Create(
        ["办事", "服务", "指南", "专题", "专栏", "机构", "链接", "下载", "平台", "系统", "入口", "导航", "导览", "之窗", "目录", "问答", "办理", "清单", "年报", "制度"], StringComparison.Ordinal);

    /// <summary>The reading of a home page whose newest shown date is <paramref name="newest"/>'s; null where nothing speaks against that.
    /// Undated articles stand first: no dated neighbour below settles them.</summary>
    public static ListReading? Of(PageBlocks read, List<ListItem> items, ListItem newest)
    {
        // What is not there cannot be dated by what is: no items then.
        if (PageScripts.FillsList(read.Page) || WaitingLists.Exist(read))
            return ListPageReader.NotRead($"首页所示最新日期为{newest.Date:yyyy-MM-dd}，另有列表由脚本载入，无法确定最后更新");
        if (WaitingLists.HaveFrame(read.Outline))
            return ListPageReader.NotRead($"首页所示最新日期为{newest.Date:yyyy-MM-dd}，另有内嵌框架（iframe），无法确定最后更新");
        var open = items.FindAll(PublicationDay.IsSlip);
        open.AddRange(Articles(read, items, newest));
        return open.Count == 0
            ? null
            : ListPageReader.NotRead($"首页所示最新日期为{newest.Date:yyyy-MM-dd}，另有{open.Count}条信息未显示可信的日期，无法确定最后更新")
                with
            { Items = [.. open, .. items.Where(static item => !PublicationDay.IsSlip(item))] };
    }

    private static List<ListItem> Articles(PageBlocks read, List<ListItem> items, ListItem newest)
    {
        var outline = read.Outline;
        var address = read.Page.Address;
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            known.Add(item.Url);
            known.Add(item.Title);
        }

        var dated = new HashSet<int>();
        foreach (var block in read.Blocks)
        {
            foreach (var item in block.Items)
            {
                var (from, to) = item.Flat ? (item.Link, item.Link + 1) : outline.LinksIn(item.Root);
                for (var link = from; link < to; link++) dated.Add(link);
            }
        }

        var groups = UndatedGroups.Of(read, link => !dated.Contains(link) && read.Titles.LettersOf(link) >= ShortestTitle
            && (outline[outline.Links[link]].Zone & (Zone.Foot | Zone.Crumb | Zone.Pager | Zone.Nav)) == Zone.None && UndatedList.MayBeArticle(HrefOf(read, link)));
        var newer = new List<List<int>>();
        foreach (var (container, links) in groups)
        {
            var list = IsNewsList(read, container, links);
            var few = links.Count < FewestInList;
            var members = links.FindAll(link => AddressDate.Against(HrefOf(read, link), newest.Date!.Value, read.ObservedOn) switch
            {
                > 0 => !few || address.PathOf(HrefOf(read, link)) is not null,
                0 => list || (IsHeadline(read, link) && address.PathOf(HrefOf(read, link)) is not null),
                _ => false,
            });
            if (members.Count > 0) newer.Add(members);
        }

        var articles = new List<ListItem>();
        foreach (var link in UndatedGroups.InTurn(newer))
        {
            var title = ItemTitle.Of(outline, outline.Links[link], -1, -1);
            var url = address.Absolute(HrefOf(read, link));
            if (articles.Count < Most && !known.Contains(title) && known.Add(url)) articles.Add(new ListItem(title, url, null, false, "未显示日期"));
        }

        return articles;
    }

    // Titles as long as news have them, under no name of a service.
    private static bool IsNewsList(PageBlocks read, int container, List<int> links)
    {
        if (links.Count < FewestInList || (read.Outline[container].Zone & Zone.Head) != Zone.None) return false;
        var letters = 0;
        foreach (var link in links) letters += read.Titles.LettersOf(link);
        if (letters < ShortestMean * links.Count) return false;
        var heading = read.Frame.HeadingAbove(read.Outline.Links[links[0]]);
        return !heading.AsSpan().ContainsAny(s_services) || Array.Exists(ColumnWords.Classes, word => heading.Contains(word.Text, StringComparison.Ordinal));
    }

    // A heading's link, or a slide.
    private static bool IsHeadline(PageBlocks read, int link)
    {
        if (read.Titles.LettersOf(link) < ShortestHeadline) return false;
        var outline = read.Outline;
        var node = outline.Links[link];
        if (outline[outline[node].Parent].Kind == ElementKind.Heading) return true;
        for (var i = node + 1; i < outline[node].End; i++)
        {
            if (outline[i].Kind == ElementKind.Heading) return true;
            if (outline[i].Kind == ElementKind.Image && AddressDate.LooksLikeArticle(HrefOf(read, link))) return true;
        }

        return false;
    }

    private static string HrefOf(PageBlocks read, int link) => read.Outline.HrefOf(read.Outline.Links[link]);
}
