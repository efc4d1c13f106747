namespace FreshnessCrawler.DemoCity.Pages;

/// <summary>The content management systems of the city, by what their pages look like.</summary>
public enum Cms
{
    /// <summary>TRS WCM: li &gt; a + span.</summary>
    Trs,

    /// <summary>TRS WCM with the date before the title.</summary>
    TrsDateFirst,

    /// <summary>TRS WCM with undated 相关解读 lists inside the items.</summary>
    TrsRelated,

    /// <summary>Cards with summary and 发布时间, 页面生成时间 in the head.</summary>
    Ucap,

    /// <summary>大汉 jpage: the list lies in a script.</summary>
    Hanweb,

    /// <summary>Old tables: icon, title and date cells.</summary>
    Tables,

    /// <summary>One anchor wraps title and date.</summary>
    WrapAnchor,

    /// <summary>信息公开目录 with 索引号 and hidden detail tables.</summary>
    Catalogue,

    /// <summary>Dates without a year.</summary>
    Yearless,

    /// <summary>Day and year-month in two blocks.</summary>
    SplitDay,

    /// <summary>JSP lists with dates in brackets.</summary>
    Jsp,

    /// <summary>Definition lists with dotted dates.</summary>
    Dots,

    /// <summary>Lists with 2026年11月23日.</summary>
    Chinese,

    /// <summary>Lists with slashes.</summary>
    Slashes,
}
