using System.Globalization;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Says in Chinese which dated blocks a page has and why the reader chose the ones it did.</summary>
public static class BlockReasons
{
    private const int Most = 20;

    /// <summary>One line for each candidate block in page order, then one for the choice. It is the reader's own choice that is told,
    /// not a second one.</summary>
    public static IReadOnlyList<string> Describe(HtmlPage page, DateOnly observedOn)
    {
        var lines = new List<string>();
        var read = PageBlocks.Of(page, observedOn);
        if (PageNature.IsArticle(read)) lines.Add("页面带有文章特征（地址、文章标签、上一篇/下一篇），按单篇文章处理，不选列表");
        var choice = ColumnList.Find(read);
        foreach (var block in choice.Read.Blocks.Take(Most)) lines.Add(Describe(choice, block));
        if (choice.Read.Blocks.Count > Most) lines.Add($"另有{choice.Read.Blocks.Count - Most}个带日期的区块未列出");
        lines.Add(Summary(choice));
        return lines;
    }

    private static string Describe(ColumnList choice, ItemBlock block)
    {
        var read = choice.Read;
        var chosen = choice.Blocks.Contains(block);
        var refusal = chosen ? null : BlockChoice.Refusal(block, read) ?? (choice.Blocks.Count == 0 ? "未选" : "得分低于选中区块，且与其不属同一栏目");
        var heading = read.Frame.HeadingOf(block);
        return string.Create(CultureInfo.InvariantCulture,
            $"区块 {BlockTemplate.Of(read.Outline, block)}：{block.Items.Count}条有日期（同级共{block.Total}条），最新{Newest(block, read)}，标题均长{block.MeanTitle:F0}字，位于本栏目目录下{block.InDirectory:P0}")
            + (block.HasPager ? "，后随翻页" : "") + (block.AfterCrumb ? "，在当前位置之后" : "") + (heading.Length > 0 ? $"，标头“{heading}”" : "")
            + (block.HeadingFits ? "（即本栏目名称）" : "") + (block.HeadingForeign ? "（他栏标头）" : "") + Zones(block.Zone)
            + string.Create(CultureInfo.InvariantCulture, $"，得分{block.Score:F1}") + (chosen ? "：选中" : $"：未选，{refusal}");
    }

    private static string Summary(ColumnList choice)
    {
        var read = choice.Read;
        if (read.Blocks.Count == 0) return "页面上没有找到带日期的条目区块";
        if (choice.Blocks.Count == 0) return "带日期的区块都不像本栏目的列表，一个也未选";
        if (choice.IsOther) return "选中区块的标头、目录、翻页均与本栏目无关，疑属其他栏目，不采用";
        return $"选中{choice.Blocks.Count}个区块，共{choice.Blocks.Sum(static block => block.Items.Count)}条有日期" + (choice.IsText ? "；标题不是链接，按文字条目读取" : "");
    }

    private static string Newest(ItemBlock block, PageBlocks read) =>
        block.NewestUpTo(read.ObservedOn) is var day && day == DateOnly.MinValue ? "无" : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Zones(Zone zone)
    {
        var names = new List<string>(2);
        if ((zone & Zone.Head) != Zone.None) names.Add("页头");
        if ((zone & Zone.Nav) != Zone.None) names.Add("导航");
        if ((zone & Zone.Foot) != Zone.None) names.Add("页脚");
        if ((zone & Zone.Foreign) != Zone.None) names.Add("侧栏或推荐");
        if ((zone & Zone.Pager) != Zone.None) names.Add("翻页");
        if ((zone & Zone.Crumb) != Zone.None) names.Add("当前位置");
        if ((zone & Zone.Hidden) != Zone.None) names.Add("隐藏");
        return names.Count == 0 ? "" : $"，区域：{string.Join('、', names)}";
    }
}
