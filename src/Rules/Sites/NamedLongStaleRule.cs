using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules.Sites;

/// <summary>S-LONG: several (有多个) columns that should be updated and long are not, well below the veto (国办秘函〔2019〕19号 单项否决 4（2）).</summary>
public sealed class NamedLongStaleRule() : CountRule(
    new RuleInfo(
        "S-LONG",
        "应更新栏目更新",
        TargetKind.Site,
        Severity.Problem,
        "有多个应更新栏目长期未更新",
        "国办秘函〔2019〕19号《政府网站与政务新媒体检查指标》单项否决 4.栏目不更新（2）"),
    "长期未更新的应更新栏目",
    policy => policy.NamedLongStale,
    new LongStaleColumnRule());
