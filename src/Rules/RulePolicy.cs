namespace FreshnessCrawler.Rules;

/// <summary>The limits of one version of the indicators (口径), as data: no limit is a literal in a rule.</summary>
public sealed record RulePolicy
{
    /// <summary>The version's name, kept with every verdict.</summary>
    public required string Version { get; init; }

    /// <summary>First civil day (Asia/Shanghai) on which it is in force.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>首页: two weeks (V-W3).</summary>
    public required PolicyLimit HomeWindow { get; init; }

    /// <summary>动态、要闻类: two weeks.</summary>
    public required PolicyLimit NewsWindow { get; init; }

    /// <summary>通知公告、政策文件类: six months.</summary>
    public required PolicyLimit NoticeWindow { get; init; }

    /// <summary>其他应更新栏目: one year.</summary>
    public required PolicyLimit OtherWindow { get; init; }

    /// <summary>V-W4a: stale news plus stale first-level notice and policy columns, together at least this many.</summary>
    public required PolicyLimit StaleColumnsVeto { get; init; }

    /// <summary>V-W4b: should-be-updated columns long not updated, at least this many.</summary>
    public required PolicyLimit LongStaleColumnsVeto { get; init; }

    /// <summary>V-W4c: blank columns, at least this many.</summary>
    public required PolicyLimit BlankColumnsVeto { get; init; }

    /// <summary>From how many stale news columns the notice names the site.</summary>
    public required PolicyLimit NamedStaleNews { get; init; }

    /// <summary>From how many stale first-level notice and policy columns the notice names the site.</summary>
    public required PolicyLimit NamedStaleNotices { get; init; }

    /// <summary>From how many long stale columns the notice says 有多个应更新栏目长期未更新.</summary>
    public required PolicyLimit NamedLongStale { get; init; }

    /// <summary>Whether a column whose items show no date counts as not updated (V-W3's sentence applied to columns); otherwise it is not tested.</summary>
    public required bool UndatedColumnIsStale { get; init; }

    /// <summary>Whether a home page whose items show no date counts as not updated (V-W3: 无法判断日期的视为未更新).</summary>
    public required bool UndatedHomeIsStale { get; init; }

    /// <summary>A discovered column whose category is less sure than this (0–1) is not judged but shown for a person to confirm.</summary>
    public required double MinimumConfidence { get; init; }

    /// <summary>How sure a column's newest date is, by where it was read.</summary>
    public required DateConfidence DateConfidence { get; init; }

    /// <summary>A newest date less sure than this (0–1) can show that a column was updated, never that it was not.</summary>
    public required double MinimumDateConfidence { get; init; }
}
