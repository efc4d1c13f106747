namespace FreshnessCrawler.Worker.Extraction.Articles;

/// <summary>How surely a date that the page shows is the article's publication date; the surest last.</summary>
internal enum VisibleRank
{
    /// <summary>生成日期 of a catalogue entry: taken only where nothing else tells.</summary>
    Generated,

    /// <summary>Labelled as published, but within or behind the text.</summary>
    Behind,

    /// <summary>更新时间: of the article's last mending.</summary>
    Updated,

    /// <summary>2026年9月16日 alone below the title: may as well be a date of the text.</summary>
    Written,

    /// <summary>A plain date alone below the title.</summary>
    Alone,

    /// <summary>Among the facts below the title (来源, 作者, 浏览次数), or labelled 时间 or 日期.</summary>
    Facts,

    /// <summary>Labelled as published, by the title or in the catalogue table.</summary>
    Labelled,
}
