using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Sites;

/// <summary>V-W4a: news columns stale over two weeks and first-level notice and policy columns stale over six months, together at least
/// the limit (累计超过（含）5个未更新, 国办秘函〔2019〕19号 单项否决 4（1）).</summary>
public sealed class StaleColumnsRule() : CountRule(
    new RuleInfo(
        "V-W4a",
        "栏目不更新（1）",
        TargetKind.Site,
        Severity.Veto,
        NoticeText: null,
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决 4.栏目不更新（1）"),
    "未更新的动态、要闻类栏目及通知公告、政策文件类一级栏目",
    policy => policy.StaleColumnsVeto,
    new StaleNewsColumnRule(),
    new StaleNoticeColumnRule());
