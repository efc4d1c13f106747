namespace FreshnessCrawler.Rules.Verdicts;

/// <summary>What a failed rule means for the target.</summary>
public enum Severity
{
    /// <summary>单项否决: the site is unqualified.</summary>
    Veto,

    /// <summary>突出问题: named in the notice's annex, though no veto.</summary>
    Problem,

    /// <summary>单个栏目的问题: reported to the site, not named by itself.</summary>
    Remark,
}
