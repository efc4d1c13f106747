using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Storage.Model;

/// <summary>What people read of a rule, for the views; refilled from the rules themselves at every start.</summary>
public sealed class RuleText
{
    public required string Code { get; set; }

    /// <summary>Its place among the rules, which is the order of a site's problems in the notice.</summary>
    public int Place { get; set; }
    public required string Indicator { get; set; }
    public TargetKind TargetKind { get; set; }
    public Severity Severity { get; set; }

    /// <summary>The problem in the notice's words; null for a rule that names nobody by itself.</summary>
    public string? NoticeText { get; set; }
    public required string Clause { get; set; }
}
