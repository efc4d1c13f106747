namespace FreshnessCrawler.Rules.Campaigns;

/// <summary>What makes a text look like a voting or like campaign (网络投票、点赞打卡); a candidate shows at least two independent ones.</summary>
public enum CampaignFeature
{
    /// <summary>Headings of its rules: 投票时间, 投票方式, 投票规则.</summary>
    Heading,

    /// <summary>A limit of votes: 每个微信号每天可投N票.</summary>
    RateLimit,

    /// <summary>A call to a voting link or code: 阅读原文, 扫码, 点击链接投票.</summary>
    VotingCall,

    /// <summary>A dated window in which to take part.</summary>
    Window,

    /// <summary>Something to win by it: 集赞换礼, 抽奖.</summary>
    Incentive,

    /// <summary>Punching in: 打卡第N天, 积分排名.</summary>
    PunchIn,
}
