namespace FreshnessCrawler.Worker.Columns;

/// <summary>What stands behind an entry of a site's navigation. Only <see cref="List"/> and <see cref="Topic"/> are columns to be read.</summary>
public enum ColumnKind
{
    /// <summary>栏目: a list of articles, or a channel of such lists.</summary>
    List,

    /// <summary>专题: a topic that may be open or over; its category is never sure.</summary>
    Topic,

    /// <summary>已结束的专题.</summary>
    ClosedTopic,

    /// <summary>专题目录: the list of the topics themselves.</summary>
    TopicIndex,

    /// <summary>办事大厅、政务服务网.</summary>
    ServiceHall,

    /// <summary>信箱、咨询、投诉: forms, no lists.</summary>
    Interaction,

    /// <summary>机构概况、领导之窗, or an entry that leads to one article.</summary>
    StaticPage,

    /// <summary>数据开放平台.</summary>
    DataPlatform,

    /// <summary>下载.</summary>
    Download,

    /// <summary>搜索、查询.</summary>
    Search,

    /// <summary>日历.</summary>
    Calendar,

    /// <summary>登录、邮箱、用户中心.</summary>
    Login,

    /// <summary>其他语言版本.</summary>
    Language,

    /// <summary>无障碍、手机版、网站地图、关于我们: what serves the site itself.</summary>
    Tool,

    /// <summary>其他单位的网站或外部平台.</summary>
    External,
}
