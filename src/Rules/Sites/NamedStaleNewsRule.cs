using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Sites;

/// <summary>S-NEWS: stale news columns from the number on at which the notice names the site, well below the veto (国办秘函〔2019〕19号 单项否决 4（1）).</summary>
public sealed class NamedStaleNewsRule() : CountRule(
    new RuleInfo(
        "S-NEWS",
        "动态、要闻类栏目更新",
        TargetKind.Site,
        Severity.Problem,
        "监测时间点前2周内的动态、要闻类栏目未及时更新",
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决 4.栏目不更新（1）"),
    "未及时更新的动态、要闻类栏目",
    policy => policy.NamedStaleNews,
    new StaleNewsColumnRule());
