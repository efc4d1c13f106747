using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Sites;

/// <summary>V-W4b: columns that should be updated and long are not, at least the limit (超过（含）10个, 国办秘函〔2019〕19号 单项否决 4（2）).</summary>
public sealed class LongStaleColumnsRule() : CountRule(
    new RuleInfo(
        "V-W4b",
        "栏目不更新（2）应更新但长期未更新",
        TargetKind.Site,
        Severity.Veto,
        NoticeText: null,
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决 4.栏目不更新（2）"),
    "应更新但长期未更新的栏目",
    policy => policy.LongStaleColumnsVeto,
    new LongStaleColumnRule());
