using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>The words that tell a column's class. Choices where the indicators leave room: 政策解读 and 新闻发布会 have rhythms of
/// their own and are Other; 图片新闻 and 视频新闻 are news of the office; 媒体聚焦 is what others write and is Other; 人事任免, 招标,
/// 财政 are Other.</summary>
internal static class ColumnWords
{
    /// <summary>False friends: they hold a class's word, or stand before one, and are none of it. Asked before <see cref="Classes"/>.</summary>
    public static readonly ColumnWord[] FalseFriends =
    [
        .. Others(0.8, "新闻发布", "新闻发言", "动态监测", "动态管理", "解读", "政策问答", "政策咨询", "图解", "一图读懂", "吹风会", "法律援助", "法律服务", "法律咨询", "法律顾问", "法律知识", "公报"),
        .. Others(0.7, "价格动态", "物价", "政策宣传", "政策宣讲", "政策兑现", "政策直通", "政策评估", "政策执行", "政策落实", "政策服务", "政策匹配", "政策超市", "政策辅导", "政策培训", "政策研究", "政策申报", "计算器"),
        .. Others(0.7, "废止", "失效", "招标", "投标", "中标", "采购", "招聘", "人事", "任前公示", "行政许可", "行政处罚", "执法公示", "结果公示", "双公示", "信用公示", "收费公示", "价格公示", "成交", "拍卖"),
        .. Others(0.7, "新闻出版", "新闻联播", "新闻记者", "新闻办", "下载", "查询", "订阅", "模板", "写作", "审计结果", "普法", "培训", "案例", "联播", "规章制度", "内部制度", "登记表"),
        .. Others(0.6, "公告牌"),
        .. Others(0.5, "媒体", "审计公告"),
    ];

    /// <summary>The classes' own words, the surer before those they hold.</summary>
    public static readonly ColumnWord[] Classes =
    [
        .. Of(ColumnCategory.Policy, 0.95, "规范性文件", "政策文件"),
        .. Of(ColumnCategory.Policy, 0.9, "政策法规", "政府文件", "政府规章", "部门规章", "法规规章"),
        .. Of(ColumnCategory.Policy, 0.85, "法律法规", "规章"),
        .. Of(ColumnCategory.Policy, 0.8, "法规", "部门文件", "上级文件", "政府令"),
        .. Of(ColumnCategory.Policy, 0.75, "公文", "文件"),
        .. Of(ColumnCategory.Policy, 0.7, "政策", "法律", "政令", "条例"),
        .. Of(ColumnCategory.Policy, 0.65, "发文"),

        .. Of(ColumnCategory.Notice, 0.95, "通知公告", "公示公告", "公告公示", "通知通告", "公告通知", "公告通告", "通告公告"),
        .. Of(ColumnCategory.Notice, 0.9, "公告栏"),
        .. Of(ColumnCategory.Notice, 0.85, "公告", "通知"),
        .. Of(ColumnCategory.Notice, 0.8, "通告"),
        .. Of(ColumnCategory.Notice, 0.75, "公示", "布告", "告示"),

        .. Of(ColumnCategory.News, 0.95, "要闻"),
        .. Of(ColumnCategory.News, 0.9, "动态", "新闻"),
        .. Of(ColumnCategory.News, 0.75, "资讯", "快讯"),
        .. Of(ColumnCategory.News, 0.7, "时政", "简讯", "领导活动"),
        .. Of(ColumnCategory.News, 0.65, "头条", "速递", "信息快递", "政务活动"),
        .. Of(ColumnCategory.News, 0.5, "工作信息", "部门信息", "乡镇信息", "政务信息", "基层信息", "市长活动", "县长活动", "区长活动", "重要活动", "最新消息", "播报"),
    ];

    public static readonly ColumnWord[] All = [.. FalseFriends, .. Classes];

    /// <summary>What stands before 公告, 通知, 公示 where only one kind of event is announced: such a column has news when there is an event.</summary>
    public static readonly string[] Occasions =
    [
        "招考", "考试", "录用", "土地", "征地", "征收", "拆迁", "出让", "挂牌", "矿", "环评", "审计", "抽检", "送达", "注销", "悬赏", "执行", "停水", "停电", "放假", "缴费", "听证", "评审", "验收", "产权",
        "疫情", "灾", "水情", "拟", "名单", "资格", "遗失", "破产", "竞价", "招商", "招生", "就业", "市场", "旅游", "股东",
    ];

    /// <summary>Campaigns that end: their columns stay on the site and are not updated any more, which is no neglect.</summary>
    public static readonly string[] ClosedTopics =
    [
        "学习教育", "主题教育", "党史学习", "群众路线", "三严三实", "两学一做", "不忘初心", "抗疫", "疫情", "防疫", "专项斗争", "专项整治", "专项行动", "扫黑除恶", "双创", "创文", "创卫", "脱贫攻坚",
        "精准扶贫", "人口普查", "经济普查", "巡视整改", "督察整改", "回头看", "十九大", "二十大", "十三五", "十四五",
    ];

    /// <summary>Statistics are news by their words only.</summary>
    public static readonly string[] Statistics = ["统计", "数据"];

    private static IEnumerable<ColumnWord> Others(double confidence, params string[] words) => Of(ColumnCategory.Other, confidence, words);

    private static IEnumerable<ColumnWord> Of(ColumnCategory category, double confidence, params string[] words) =>
        words.Select(word => new ColumnWord(word, category, confidence));
}
