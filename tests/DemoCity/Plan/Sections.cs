namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>The columns that such sites have, as first-level sections. Every site takes a part of them.</summary>
public static class Sections
{
    /// <summary>The special topic that every site keeps though it is over.</summary>
    public const string ClosedTopic = "扫黑除恶专项斗争";

    public static IReadOnlyList<SectionSeed> Department { get; } =
    [
        new("新闻动态", "xwdt", Category.News,
            [("工作动态", "gzdt", Category.News), ("图片新闻", "tpxw", Category.News), ("县区动态", "xqdt", Category.News), ("媒体聚焦", "mtjj", Category.News), ("上级要闻", "sjyw", Category.News)]),
        new("通知公告", "tzgg", Category.Notice,
            [("公示公告", "gsgg", Category.Notice), ("招标公告", "zbgg", Category.Notice)]),
        new("政策文件", "zcwj", Category.Policy,
            [("规范性文件", "gfxwj", Category.Policy), ("上级文件", "sjwj", Category.Policy), ("政策解读", "zcjd", Category.Other)]),
        new("政务公开", "zwgk", Category.Other,
            [("财政资金", "czzj", Category.Other), ("人事信息", "rsxx", Category.Other), ("行政执法公示", "xzzf", Category.Other), ("建议提案办理", "jyta", Category.Other),
             ("规划计划", "ghjh", Category.Other), ("统计数据", "tjsj", Category.Other), ("政府采购", "zfcg", Category.Other), ("双随机一公开", "ssj", Category.Other),
             ("权责清单", "qzqd", Category.Other), ("应急管理", "yjgl", Category.Other), ("重大项目", "zdxm", Category.Other), ("信息公开年报", "gknb", Category.Other)]),
        new("业务工作", "ywgz", Category.Other, []),
        new("办事服务", "bsfw", Category.Other,
            [("办事指南", "bszn", Category.Other), ("下载中心", "xzzx", Category.Other), ("结果公示", "jggs", Category.Other), ("便民提示", "bmts", Category.Other)]),
        new("互动交流", "hdjl", Category.Other,
            [("民意征集", "myzj", Category.Other), ("征集结果反馈", "jgfk", Category.Other), ("常见问题", "cjwt", Category.Other), ("在线访谈", "zxft", Category.Other), ("回应关切", "hygq", Category.Other)]),
        new("党建工作", "djgz", Category.Other,
            [("党风廉政", "dflz", Category.Other), ("学习园地", "xxyd", Category.Other), ("机关党建", "jgdj", Category.Other), ("文明创建", "wmcj", Category.Other)]),
        new("专题专栏", "ztzl", Category.Other,
            [("优化营商环境", "yhyshj", Category.Other), ("法治政府建设", "fzzf", Category.Other), ("安全生产专题", "aqsc", Category.Other), ("生态环境保护", "sthj", Category.Other),
             ("主题教育", "ztjy", Category.Other), ("防汛救灾专题", "fxjz", Category.Other), (ClosedTopic, "shce", Category.Other), ("诚信建设", "cxjs", Category.Other)]),
    ];

    public static IReadOnlyList<SectionSeed> Portal { get; } =
    [
        new("要闻动态", "ywdt", Category.News,
            [("今日要闻", "jryw", Category.News), ("部门动态", "bmdt", Category.News), ("乡镇动态", "xzdt", Category.News), ("图片新闻", "tpxw", Category.News), ("媒体看本地", "mtk", Category.News), ("国务院要闻", "gwyyw", Category.News)]),
        new("通知公告", "tzgg", Category.Notice,
            [("政府公告", "zfgg", Category.Notice), ("招考公告", "zkgg", Category.Notice), ("土地公告", "tdgg", Category.Notice)]),
        new("政策文件", "zcwj", Category.Policy,
            [("政府文件", "zfwj", Category.Policy), ("政府办文件", "zfbwj", Category.Policy), ("规范性文件", "gfxwj", Category.Policy), ("部门文件", "bmwj", Category.Policy), ("政策解读", "zcjd", Category.Other), ("图解政策", "tjzc", Category.Other)]),
        .. Department.Where(section => section.Slug is not ("xwdt" or "tzgg" or "zcwj")),
        new("重点领域", "zdly", Category.Other,
            [("教育领域", "jyly", Category.Other), ("医疗卫生", "ylws", Category.Other), ("环境保护", "hjbh", Category.Other), ("食品药品安全", "spyp", Category.Other), ("征地拆迁", "zdcq", Category.Other),
             ("社会救助", "shjz", Category.Other), ("就业创业", "jycy", Category.Other), ("保障性住房", "bzzf", Category.Other), ("公共文化", "ggwh", Category.Other), ("安全生产", "aqsc", Category.Other),
             ("涉农补贴", "snbt", Category.Other), ("公共资源交易", "ggzy", Category.Other)]),
        new("乡镇公开", "xzgk", Category.Other,
            [("城关镇", "cgz", Category.Other), ("新港镇", "xgz", Category.Other), ("黄桥镇", "hqz", Category.Other), ("白杨镇", "byz", Category.Other), ("江洲镇", "jzz", Category.Other), ("泉口镇", "qkz", Category.Other),
             ("横路乡", "hlx", Category.Other), ("东升镇", "dsz", Category.Other), ("石门乡", "smx", Category.Other), ("清江乡", "qjx", Category.Other), ("湖滨街道", "hbjd", Category.Other), ("金鸡街道", "jjjd", Category.Other)]),
        new("部门公开", "bmgk", Category.Other,
            [("发改委", "fgw", Category.Other), ("教体局", "jtj", Category.Other), ("民政局", "mzj", Category.Other), ("财政局", "czj", Category.Other), ("人社局", "rsj", Category.Other), ("住建局", "zjj", Category.Other),
             ("水利局", "slj", Category.Other), ("农业农村局", "nyj", Category.Other), ("卫健委", "wjw", Category.Other), ("审计局", "sjj", Category.Other), ("应急局", "yjj", Category.Other), ("林业局", "lyj", Category.Other),
             ("医保局", "ybj", Category.Other), ("统计局", "tjj", Category.Other), ("城管局", "cgj", Category.Other), ("文旅局", "wlj", Category.Other)]),
        new("走进本地", "zjbd", Category.Other,
            [("地方概览", "dfgl", Category.Other), ("历史文化", "lswh", Category.Other), ("旅游风光", "lyfg", Category.Other), ("地方特产", "dftc", Category.Other), ("招商项目", "zsxm", Category.Other)]),
    ];

    /// <summary>What sites without registered columns have: only names that say their class plainly.</summary>
    public static IReadOnlyList<SectionSeed> Plain { get; } =
    [
        new("新闻动态", "xwdt", Category.News, [("工作动态", "gzdt", Category.News), ("图片新闻", "tpxw", Category.News), ("行业要闻", "hyyw", Category.News)]),
        new("通知公告", "tzgg", Category.Notice, [("公示公告", "gsgg", Category.Notice)]),
        new("政策文件", "zcwj", Category.Policy, [("规范性文件", "gfxwj", Category.Policy), ("政策法规", "zcfg", Category.Policy)]),
        new("业务工作", "ywgz", Category.Other, []),
        new("办事服务", "bsfw", Category.Other, [("办事指南", "bszn", Category.Other), ("下载中心", "xzzx", Category.Other), ("便民提示", "bmts", Category.Other)]),
        new("党建工作", "djgz", Category.Other, [("党风廉政", "dflz", Category.Other), ("学习园地", "xxyd", Category.Other)]),
        new("专题专栏", "ztzl", Category.Other, [("优化营商环境", "yhyshj", Category.Other), ("诚信建设", "cxjs", Category.Other)]),
    ];
}
