using System.Text.RegularExpressions;

namespace FreshnessCrawler.Worker.Campaigns;

/// <summary>The turns of phrase by which campaigns are known. A sentence has a bound and so has every gap in them, so a text costs time linear in its length.</summary>
internal static partial class CampaignPatterns
{
    /// <summary>For all patterns: bounded texts and bounded gaps keep them quick; the time is for the one that is not.</summary>
    public const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Milliseconds that one search of one sentence may take.</summary>
    public const int Patience = 2_000;

    private const string N = "(?:[0-9]+|[一二两三四五六七八九十百]+)";

    private const string Counted = "[^0-9元小分时斤公米岁年月日天号%％万千百点、，。：:.“”（）()~～至到-]";

    private const string Voter =
        "(?:每|一|同一?|单)(?:个|位|台|部|名)?(?:有效)?(?:微信(?:号|帐号|账号|用户|ID)?|手机(?:号码?|用户)?|[账帐][号户]|用户|ID|IP(?:地址)?|设备|终端|身份证号?|人|户|家庭|家长|好友|网友|市民|读者|粉丝|职工|会员|居民|村民|学生|观众|家)";

    /// <summary>Acts that are nothing but a choice or a favour of the public counted one by one.</summary>
    [GeneratedRegex("投票|票选|推选|投出|投上|投下|投给|投一投|投[一二两三四五六七八九十0-9]+票|[一1]票|票数|得票|拉票|(?:网络|网上|线上|人气|公众|大众|微信|网友)(?:点赞)?(?:评选|投选|评比)|" +
        "打榜|冲榜|集赞|攒赞|求赞|点赞(?:票|量|数)|获赞|赞数|[一0-9]+个赞|打[cC][aA][lL][lL]|送花|投花|献花|小红花|鲜花|大拇指|竖拇指|小?爱心|小心心|" +
        "助力(?:入口|通道|时段|时间|方式|值|榜|码)|(?:次|来|请您|为[^，。]{1,10})助力|点亮|人气值|心动值|大众评审|应援|人气王|pick|PICK|Pick|种草值", Options, Patience)]
    public static partial Regex Vote { get; }

    /// <summary>Praise, unless something hangs on it.</summary>
    [GeneratedRegex("点赞|点个赞|双击", Options, Patience)]
    public static partial Regex Like { get; }

    /// <summary>The last line of any post.</summary>
    [GeneratedRegex("点赞[、+和并与及加，]*(?:在看|收藏|关注|评论)|(?:在看|收藏|关注)[、+和并与及加，]*点赞", Options, Patience)]
    public static partial Regex Farewell { get; }

    /// <summary>Somebody asks for votes in a title.</summary>
    [GeneratedRegex("(?:快来|请|邀|为|给|等你|求|就差)[^，。]{0,14}(?:投票|一票|助力|点赞|打call|支持|加油|打榜|票选|推选)", Options, Patience)]
    public static partial Regex AskedForVotes { get; }

    /// <summary>Acts that are often no more than words.</summary>
    [GeneratedRegex("支持|喜欢|喜爱|中意|心仪|心目中|认可|人气|选出|评选|推荐|选一选|挑|助力|助威|加油|添[^，。]{0,3}力|一臂之力|冲刺|上榜|榜样|决定权|(?:给|为)[^，。]{1,12}(?:送|投|点)[^，。]{0,4}[“一0-9]|打动|心动|出道|C位", Options, Patience)]
    public static partial Regex Favour { get; }

    /// <summary>Favours that, given online within some days, are votes by another name.</summary>
    [GeneratedRegex("添[^，。]{0,3}力|一臂之力|助威|心仪|中意|喜欢的|最喜爱|心目中|加把劲|加油打气|冲一把|送上[^，。]{0,8}(?:花|星|心|光|灯|祝福)", Options, Patience)]
    public static partial Regex PlainFavour { get; }

    /// <summary>Where one takes part.</summary>
    [GeneratedRegex("阅读原文|二维码|小程序码?|扫码|扫一扫|扫描|识别|链接|公众号|服务号|订阅号|视频号|客户端|APP|App|H5|h5|网址|网页|官网|底部菜单|菜单栏?|底部|戳(?:下方|这里|图|链接)|点(?:击)?(?:这里|此处|下方|文末|页面|右侧|图片|上方|左下)|下方卡片|卡片|推文|微信(?:搜索|搜一搜|扫)|搜索|后台(?:发送|回复)|回复[“\"0-9]|线上展厅|双击屏幕|本条(?:微博|视频|推文)|朋友圈|直播间|云平台|专区|入口", Options, Patience)]
    public static partial Regex Channel { get; }

    /// <summary>Somebody is asked, or may.</summary>
    [GeneratedRegex("请|快来|赶紧|赶快|一起|别忘|记得|可以|即可|就可|就能|欢迎|邀|等你|等您|吧|动动手指|不妨|点一下|点一点|您", Options, Patience)]
    public static partial Regex Asked { get; }

    [GeneratedRegex(Voter + $"[^。；]{{0,14}}?(?:每[天日周人次]|[一单当]日|一天|当天|最多|至多|限|可|只能|能|有|仅)[^。；]{{0,14}}?{N}{Counted}|" +
        $"每[天日](?:可以?|最多|至多|限|能|有|都有)[^，。；]{{0,6}}?{N}(?:个)?(?:票|赞|朵|颗|枝|次[^，。]{{0,4}}(?:投|赞|助力))|" +
        $"(?:每|一|同一)(?:人|户|号|账号|手机号?|微信号?)[^，。；]{{0,4}}[一1]票|(?:可|限|最多|至多|只能|每次)(?:可)?投(?:票)?{N}(?:票|次|人|位|个|名)|每人每[天日]{N}{Counted}", Options, Patience)]
    public static partial Regex RateLimit { get; }

    /// <summary>Limits of something else.</summary>
    [GeneratedRegex("答题|作答|闯关|抢|兑|领|限购|购买|购票|预约|报名|投稿|限投[0-9一二两三四五]篇|抽奖机会|观影|门票|入园|核销|登录|上传|提交|限用|注册|咨询|申请|申领|入场|缺卡|考勤|乘车|体验", Options, Patience)]
    public static partial Regex OtherLimit { get; }

    [GeneratedRegex("^[^\\w\"“]*(?:[一二三四五六七八九十0-9]{1,2}[、.．)）])?[^\\w\"“]*(?:网络|线上|网上|微信|点赞)?(?:投票|评选|票选|推选|投选|点赞|集赞|打榜|冲榜|助力|打卡|签到|应援|送花|计票|拉票)(?:活动)?(?:起止|开始|截止|参与)?(?:时间|时段|方式|方法|办法|规则|细则|须知|说明|入口|通道|渠道|平台|步骤|网址|流程|玩法|奖励|奖品|提示|起止|截止|彩蛋)|" +
        "^[^\\w\"“]*怎么(?:投|选|赞|打|上榜|计分|算|玩)", Options, Patience)]
    public static partial Regex Heading { get; }

    [GeneratedRegex("(?:打卡|签到)第?[0-9]+天|(?:连续|累计|坚持|每天|每日|天天|日日|逐日|满|全勤)[^。；]{0,30}(?:打卡|签到)|(?:打卡|签到)[^。；]{0,8}(?:连续|累计|满|一天|每天|每日|全勤|[0-9]+天)|" +
        $"(?:{N}天|百日)[^。；]{{0,24}}(?:打卡|签到)|(?:打卡|签到)[^。；]{{0,14}}(?:积[0-9]*分|排行|排名)|(?:积分|排名|排行)[^。；]{{0,12}}(?:打卡|签到)", Options, Patience)]
    public static partial Regex PunchIn { get; }

    /// <summary>Punching in for duty, in class, or at a place.</summary>
    [GeneratedRegex("考勤|上下班|上班|缺卡|岗位|旷工|请假|签退|打卡(?:点|地|处|机|范围|圣地|位)|上课|到岗|驻村|巡查|巡逻|值班|接龙|形式主义|盖章|印章|考核|工作群|负担|答题|竞答|题库|学习强国|刷题|驻点|报到", Options, Patience)]
    public static partial Regex OtherPunch { get; }

    /// <summary>The most votes, whatever stands for a vote, decide.</summary>
    [GeneratedRegex($"(?:票|赞|花|心|灯|星|穗|帽|指|力|亮|人气|支持|投|call|叶|旗|章|糖)[^。；，0-9]{{0,8}}?(?:最多|最高|靠前|居前|领先|前)的?(?:前)?{N}(?:[^。；，]{{0,2}})(?:位|名|个|幅|部|户|件|家|强|组|支|条|篇|张|款|座|首|项|道|人|对|间|所|村|处)|" +
        $"(?:票|赞|花|心|星|穗|力|亮|人气)[^。；，0-9]{{0,6}}?前(?:[0-9]+|[一二三四五六七八九十]+)(?:名|位|强|的|甲)?|(?:票|赞|人气)(?:数|值)?(?:最多|最高|多的|高的)|(?:按|以|依)(?:得票|票数|赞数|点赞数|点赞量|人气)[^，。；]{{0,6}}(?:多|高|排|名次|顺序)|" +
        "(?:得票|票数|星数|投票|投票结果|点赞数?)(?:\\(|（)?占?[^，。；]{0,6}[0-9]+%", Options, Patience)]
    public static partial Regex Ranking { get; }

    [GeneratedRegex("成绩|人数|销量|年龄|产量|积分|得分|分数|答题|报价|步数|中标|学分", Options, Patience)]
    public static partial Regex OtherRanking { get; }

    /// <summary>The most of whatever is counted decide over so many.</summary>
    [GeneratedRegex($"[^。；，]{{1,8}}(?:最多|最高|靠前)的?(?:前)?{N}[^。；，]{{0,2}}(?:位|名|个|幅|部|户|件|家|强|组|支|条|篇|张|款|座|首|项|道)", Options, Patience)]
    public static partial Regex AnyRanking { get; }

    /// <summary>A gift or a draw for voting, liking or collecting likes.</summary>
    [GeneratedRegex("(?:投票|点赞|集赞|集满?[0-9]+个?赞|集齐[0-9]+个?赞|[0-9]+个赞|点满|点亮|助力|打榜|转赞评|投[^，。]{0,3}票)[^。；]{0,24}(?:抽奖|抽取|抽出|抽[0-9]+|红包|兑换|可换|换取|换礼|领取|可领|可获|赢取|赢|获赠|礼品|好礼|奖品|抽奖码|抽奖池|大奖)|" +
        "(?:从|在)[^。；]{0,14}(?:点赞|投票|集赞|助力|打榜|参与)[^。；]{0,16}(?:抽|送出|赠)", Options, Patience)]
    public static partial Regex Gift { get; }

    /// <summary>Something to win by coming back every day; means nothing but beside punching in.</summary>
    [GeneratedRegex("(?:满|集齐|连续|全勤|攒够?|积分|前[0-9一二三四五六七八九十]+名|排名|达到)[^。；]{0,24}(?:送|换|兑|奖|赠|可获|获得|领)", Options, Patience)]
    public static partial Regex Reward { get; }

    /// <summary>What is told of a vote that is over, or of somebody else's.</summary>
    [GeneratedRegex("揭晓|已结束|圆满|历时|累计|去年|前年|上届|往届|脱颖而出|评选出|评出|产生了|期间，?共|共收到|有效票|日前|此前|投票期间|已于|获得票|荣获|经(?:过)?(?:网络|公众)?投票|历经", Options, Patience)]
    public static partial Regex Past { get; }

    /// <summary>It is still to come, whatever else the sentence tells.</summary>
    [GeneratedRegex("将|请|即日|快来|即可|欢迎|可投|可获|起至", Options, Patience)]
    public static partial Regex Ahead { get; }

    /// <summary>Days of something else than taking part.</summary>
    [GeneratedRegex("报名|组队|招募|征集|投稿|征稿|收稿|初评|初审|终评|复评|评审|培训|公示|献血|营业|开放|免费|门票|领奖|领取|颁奖|晚会|会议|预约|抢课|考试|开标|兑换|闯关|答题|公布|揭晓|抽出|寄出|发放|展出|表彰|上台|颁发|申报|提交|截稿|问卷|汇报|参评", Options, Patience)]
    public static partial Regex OtherDays { get; }

}
