using System.Globalization;

namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>Titles as such offices write them; many carry numbers and dates that are not the publication date.</summary>
public static class Titles
{
    private static readonly string[] Verbs = ["扎实推进", "全力抓好", "持续深化", "统筹做好", "多措并举推进", "从严抓实", "精准发力"];
    private static readonly string[] Meetings = ["工作推进会", "专题会议", "工作调度会", "业务培训班", "现场观摩会", "动员部署会", "联席会议"];
    private static readonly string[] Grades = ["副科级", "正科级", "事业单位", "乡镇街道"];
    private static readonly string[] Matters = ["实施方案", "管理办法", "若干措施", "工作要点", "三年行动计划", "考核细则", "应急预案"];

    public static string Of(SitePlan site, ColumnPlan column, int number, DateOnly day, Dice dice)
    {
        var name = site.Seed.Name.Replace("人民政府", "", StringComparison.Ordinal);
        var topics = site.Seed.Topics.Split(',');
        var topic = column.Parent is { Name: "业务工作" } ? column.Name : dice.Pick(topics);
        return column.Category switch
        {
            Category.News => News(name, topic, day, ref dice),
            Category.Notice => Notice(name, topic, number, day, ref dice),
            Category.Policy => Policy(name, topic, number, day, ref dice),
            _ => Other(name, column.Name, topic, number, day, ref dice),
        };
    }

    /// <summary>A title whose dates lie after its publication.</summary>
    public static string WithDate(SitePlan site, int number, DateOnly day) => (number % 3) switch
    {
        0 => $"{site.Seed.Name}关于{day.AddDays(9).ToString("M月d日", CultureInfo.InvariantCulture)}起调整部分事项办理时间的情况",
        1 => $"{day.AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}停机维护期间服务安排",
        _ => $"{day.ToString("M月d日", CultureInfo.InvariantCulture)}（0-24时）全市值班情况通报（{day.Year}年第{number + 3}期）",
    };

    private static string News(string name, string topic, DateOnly day, ref Dice dice) => dice.Roll(8) switch
    {
        0 => $"{name}召开{topic}{dice.Pick(Meetings)}",
        1 => $"{name}{dice.Pick(Verbs)}{topic}工作",
        2 => $"省调研组来我市调研{topic}工作",
        3 => $"我市{topic}工作获全省通报表扬",
        4 => $"【走基层】一线见闻：{topic}带来新变化",
        5 => $"{day.Month}月份全市{topic}{dice.Pick(Meetings)}召开",
        6 => $"{name}开展“{topic}宣传月”活动 {dice.Between(3, 40)}个村（社区）参加",
        _ => $"{dice.Pick(Verbs)}{topic} 推动{day.Year}年目标任务落地见效",
    };

    private static string Notice(string name, string topic, int number, DateOnly day, ref Dice dice) => dice.Roll(6) switch
    {
        0 => $"{name}关于{topic}项目的公示（{day.Year}年第{number + 1}号）",
        1 => $"关于开展{day.Year}年度{topic}检查的通知",
        2 => $"关于公开招聘{dice.Pick(Grades)}工作人员的公告",
        3 => $"{topic}服务采购项目（二次）竞争性磋商公告",
        4 => $"关于{day.AddDays(12).ToString("M月d日", CultureInfo.InvariantCulture)}开展{topic}联合检查的通告",
        _ => $"{name}{topic}领域拟入库名单公示",
    };

    private static string Policy(string name, string topic, int number, DateOnly day, ref Dice dice) => dice.Roll(5) switch
    {
        0 => $"关于印发《九江市{topic}{dice.Pick(Matters)}》的通知（九府办发〔{day.Year}〕{number + 11}号）",
        1 => $"{name}关于进一步加强{topic}工作的实施意见",
        2 => $"《{topic}{dice.Pick(Matters)}（{day.Year - 1}—{day.Year + 2}年）》",
        3 => $"关于废止{topic}部分规范性文件的决定",
        _ => $"转发省有关部门《{topic}{dice.Pick(Matters)}》的通知",
    };

    private static string Other(string name, string column, string topic, int number, DateOnly day, ref Dice dice) => dice.Roll(7) switch
    {
        0 => $"{column}：{topic}有关情况（{day.Year}年第{((day.Month - 1) / 3) + 1}季度）",
        1 => $"{name}{day.Year}年{column}信息（第{number + 1}批）",
        2 => $"{topic}知识问答",
        3 => $"{day.Year}年{day.Month}月{topic}工作情况",
        4 => $"关于市政协第{dice.Between(10, 360):000}号提案的答复（{topic}）",
        5 => $"{dice.Pick(Verbs)}{topic}——{column}专栏",
        _ => $"{topic}服务事项告知",
    };
}
