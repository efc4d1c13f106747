using System.Text.RegularExpressions;

namespace FreshnessCrawler.Worker.Campaigns;

/// <summary>Kinds of texts that speak like a campaign and are none: elections, tenders, warnings, rules, results, surveys.</summary>
internal static partial class FalseFriends
{
    [GeneratedRegex("选举|换届|补选|表决|业主大会|业主委员会|两委|“两委”|民主测评|民主评议|党代会|人代会|常委会|职代会|听证|罢免|票决", CampaignPatterns.Options, CampaignPatterns.Patience)]
    private static partial Regex ElectionTitle { get; }

    [GeneratedRegex("采购|招标|投标|中标|成交|磋商|询价|竞价|比选|更正公告|采购需求|流标|废标|合同公告", CampaignPatterns.Options, CampaignPatterns.Patience)]
    private static partial Regex TenderTitle { get; }

    [GeneratedRegex("骗|陷阱|套路|警惕|当心|谨防|团伙|代投|曝光|勿信|不要信|别信|(?:^|[^反防])诈|黑产|灰产|受罚|被罚|处罚|以案", CampaignPatterns.Options, CampaignPatterns.Patience)]
    private static partial Regex WarningTitle { get; }

    [GeneratedRegex("通报|整治|督查|形式主义|减负|松绑|管理办法|实施办法|暂行办法|有关规定|规定》|规程|细则的通知|管理制度|工作制度|规范(?:开展|网络|管理)|加强.*管理|严禁|禁止|十不准|政策解读|问责|清理规范|备案管理|报备管理|工作要点|工作提示|培训会|培训班", CampaignPatterns.Options, CampaignPatterns.Patience)]
    private static partial Regex RulesTitle { get; }

    [GeneratedRegex("揭晓|出炉|获奖|收官|落幕|圆满|结果|喜报|荣获|表彰|颁奖|公示|夺冠|摘得|斩获|名单公布|公布.*名单|结束", CampaignPatterns.Options, CampaignPatterns.Patience)]
    private static partial Regex ResultsTitle { get; }

    [GeneratedRegex("问卷|调查|征求意见|意见征集|公开征集|征集.*意见|听取意见|满意度|测评|普查|草案|意见建议|征文|招募|招聘|招考|考试|面试|预约|抢课|捐赠|献血", CampaignPatterns.Options, CampaignPatterns.Patience)]
    private static partial Regex SurveyTitle { get; }

    [GeneratedRegex("投票|票选|推选|打榜|集赞|点赞|打[cC][aA][lL][lL]|助力|一票|打卡|人气|评选", CampaignPatterns.Options, CampaignPatterns.Patience)]
    private static partial Regex VoteTitle { get; }


    [GeneratedRegex("答题|竞答|知识竞赛|知识测试|闯关|竞猜", CampaignPatterns.Options, CampaignPatterns.Patience)]
    private static partial Regex QuizTitle { get; }

    private static readonly string[] s_election = ["选举", "换届", "选民", "业主大会", "业主委员会", "表决", "无记名", "补选", "罢免", "民主测评", "人大代表", "党代表", "差额", "唱票", "监票", "书面委托", "当选"];
    private static readonly string[] s_tender = ["采购人", "供应商", "投标人", "投标文件", "开标", "采购文件", "预算", "中标", "成交", "磋商", "评审办法", "服务期", "报价"];
    private static readonly string[] s_warning = ["骗子", "骗局", "上当", "受骗", "骗取", "诈骗", "不法分子", "嫌疑人", "木马", "钓鱼网站", "团伙", "套路", "盗取", "转账", "举报", "民警提醒", "警方提醒", "消费提示", "警惕"];
    private static readonly string[] s_rules = ["形式主义", "违规开展", "责令", "叫停", "约谈", "立行立改", "强制要求", "备案", "报备", "审批手续", "未经批准", "摊派", "问责", "基层减负", "整治", "专项检查", "自查", "变相"];

    /// <summary>What the text is instead, in Chinese; null where it may be a campaign.</summary>
    /// <param name="title">Without blanks.</param>
    /// <param name="sentences">The whole post.</param>
    /// <param name="isOpen">Whether it names a time to vote that has not ended: who warns of campaigns or reports on them names none of his own.</param>
    public static string? Of(string title, IReadOnlyList<CampaignSentence> sentences, bool isOpen)
    {
        if (ElectionTitle.IsMatch(title) || Distinct(sentences, s_election) >= 3) return "选举、表决";
        if (TenderTitle.IsMatch(title) || Distinct(sentences, s_tender) >= 4) return "采购、招标";
        if (WarningTitle.IsMatch(title) || (!isOpen && Distinct(sentences, s_warning) >= 4)) return "防骗提示、案件通报";
        if (RulesTitle.IsMatch(title) || (!isOpen && Distinct(sentences, s_rules) >= 3)) return "规定、通报";
        return SurveyTitle.IsMatch(title) && !VoteTitle.IsMatch(title) && !isOpen ? "调查、征集" : null;
    }

    /// <summary>Whether the title is of a quiz: there one comes again and wins by answers.</summary>
    public static bool IsQuiz(string title) => QuizTitle.IsMatch(title);

    /// <summary>Whether the title tells how something came out: then only a vote that is still open makes a campaign.</summary>
    public static bool TellsResults(string title) => ResultsTitle.IsMatch(title);

    private static int Distinct(IReadOnlyList<CampaignSentence> sentences, string[] words) =>
        words.Count(word => sentences.Any(sentence => sentence.Text.Contains(word, StringComparison.Ordinal)));
}
