using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>The words that tell a column's class, in the order they are asked: a false friend stands before the word it
/// holds. Choices where the indicators leave room: 政策解读 and 新闻发布会 have rhythms of their own and are Other; 图片新闻 and
/// 视频新闻 are news of the office; 媒体聚焦 is what others write and is Other; 人事任免, 招标, 财政 are Other.</summary>
internal static class ColumnWords
{
    public static readonly ColumnWord[] All =
    [
        // false friends
        new("新闻发布", ColumnCategory.Other, 0.8),
        new("新闻发言", ColumnCategory.Other, 0.8),
        new("动态监测", ColumnCategory.Other, 0.8),
        new("动态管理", ColumnCategory.Other, 0.8),
        new("价格动态", ColumnCategory.Other, 0.7),
        new("政策解读", ColumnCategory.Other, 0.9),
        new("文件解读", ColumnCategory.Other, 0.9),
        new("解读", ColumnCategory.Other, 0.8),
        new("政策问答", ColumnCategory.Other, 0.8),
        new("政策咨询", ColumnCategory.Other, 0.8),
        new("政策宣传", ColumnCategory.Other, 0.7),
        new("废止", ColumnCategory.Other, 0.7),
        new("公告牌", ColumnCategory.Other, 0.6),
        new("招标", ColumnCategory.Other, 0.7),
        new("采购", ColumnCategory.Other, 0.7),
        new("招聘", ColumnCategory.Other, 0.7),
        new("人事", ColumnCategory.Other, 0.7),
        new("任前公示", ColumnCategory.Other, 0.7),
        new("行政许可", ColumnCategory.Other, 0.7),
        new("行政处罚", ColumnCategory.Other, 0.7),
        new("执法公示", ColumnCategory.Other, 0.7),
        new("结果公示", ColumnCategory.Other, 0.7),
        new("双公示", ColumnCategory.Other, 0.7),
        new("媒体", ColumnCategory.Other, 0.6),
        new("新闻出版", ColumnCategory.Other, 0.7),

        // policies
        new("规范性文件", ColumnCategory.Policy, 0.95),
        new("政策文件", ColumnCategory.Policy, 0.95),
        new("政策法规", ColumnCategory.Policy, 0.9),
        new("法律法规", ColumnCategory.Policy, 0.85),
        new("政府文件", ColumnCategory.Policy, 0.9),
        new("公文", ColumnCategory.Policy, 0.75),
        new("规章", ColumnCategory.Policy, 0.85),
        new("法规", ColumnCategory.Policy, 0.8),
        new("文件", ColumnCategory.Policy, 0.75),
        new("政策", ColumnCategory.Policy, 0.7),

        // notices
        new("通知公告", ColumnCategory.Notice, 0.95),
        new("公示公告", ColumnCategory.Notice, 0.95),
        new("公告公示", ColumnCategory.Notice, 0.95),
        new("公告栏", ColumnCategory.Notice, 0.9),
        new("公告", ColumnCategory.Notice, 0.85),
        new("通告", ColumnCategory.Notice, 0.8),
        new("通知", ColumnCategory.Notice, 0.85),
        new("公示", ColumnCategory.Notice, 0.75),

        // news
        new("要闻", ColumnCategory.News, 0.95),
        new("动态", ColumnCategory.News, 0.9),
        new("新闻", ColumnCategory.News, 0.9),
        new("资讯", ColumnCategory.News, 0.75),
        new("快讯", ColumnCategory.News, 0.75),
        new("时政", ColumnCategory.News, 0.7),
    ];

    /// <summary>Campaigns that end: their columns stay on the site and are not updated any more, which is no neglect.</summary>
    public static readonly string[] ClosedTopics =
    [
        "学习教育", "主题教育", "党史学习", "群众路线", "三严三实", "两学一做", "不忘初心", "抗疫", "疫情", "防疫", "专项斗争", "专项整治", "专项行动", "扫黑除恶", "双创", "创文", "创卫", "脱贫攻坚",
        "精准扶贫", "人口普查", "经济普查", "巡视整改", "督察整改", "回头看", "十九大", "二十大", "十三五", "十四五",
    ];

    /// <summary>Statistics are news by their words only.</summary>
    public static readonly string[] Statistics = ["统计", "数据"];
}
