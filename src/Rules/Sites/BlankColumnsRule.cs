using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Sites;

/// <summary>V-W4c: blank columns, at least the limit (空白栏目数量超过（含）5个, 国办秘函〔2019〕19号 单项否决 4（3）).</summary>
public sealed class BlankColumnsRule() : CountRule(
    new RuleInfo(
        "V-W4c",
        "栏目不更新（3）空白栏目",
        TargetKind.Site,
        Severity.Veto,
        "空白栏目数量超过规定",
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决 4.栏目不更新（3）"),
    "空白栏目",
    policy => policy.BlankColumnsVeto,
    new BlankColumnRule());
