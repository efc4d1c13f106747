namespace FreshnessCrawler.Rules.Observations;

/// <summary>The class of a column (栏目类别), which decides its update limit (国办秘函〔2019〕19号, 单项否决 3–4).</summary>
public enum ColumnCategory
{
    /// <summary>首页: the home page, judged by V-W3.</summary>
    Home,

    /// <summary>动态、要闻类: two weeks.</summary>
    News,

    /// <summary>通知公告类: six months.</summary>
    Notice,

    /// <summary>政策文件类: six months.</summary>
    Policy,

    /// <summary>其他应更新栏目: one year unless the registry says otherwise.</summary>
    Other,
}
