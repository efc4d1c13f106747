namespace FreshnessCrawler.Rules.Verdicts;

/// <summary>What a verdict is about; with its id and the rule, a finding's stable identity.</summary>
public enum TargetKind
{
    /// <summary>A whole site (网站).</summary>
    Site,

    /// <summary>One column of a site (栏目).</summary>
    Column,

    /// <summary>A new-media account (政务新媒体账号).</summary>
    Account,
}
