using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Sites;

/// <summary>S-NOTICE: stale first-level notice and policy columns from the number on at which the notice names the site, well below the veto
/// (国办秘函〔2019〕19号 单项否决 4（1）).</summary>
public sealed class NamedStaleNoticesRule() : CountRule(
    new RuleInfo(
        "S-NOTICE",
        "通知公告、政策文件类一级栏目更新",
        TargetKind.Site,
        Severity.Problem,
        "监测时间点前6个月内的通知公告、政策文件类一级栏目未及时更新",
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决 4.栏目不更新（1）"),
    "未及时更新的通知公告、政策文件类一级栏目",
    policy => policy.NamedStaleNotices,
    new StaleNoticeColumnRule());
