namespace FreshnessCrawler.Rules.Verdicts;

/// <summary>What a failed rule means for the target.</summary>
public enum Severity
{
    /// <summary>单项否决: the site is unqualified.</summary>
    Veto,

    /// <summary>突出问题: named in the notice's annex, though no veto.</summary>
    Problem,

    /// <summary>扣分: points are deducted from the site's score; it names nobody by itself.</summary>
    Deduction,

    /// <summary>一般问题: of a single column, or of one part of a site; reported to the site, not named by itself.</summary>
    Remark,
}
