using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Writing;

namespace FreshnessCrawler.Storage.Findings;

/// <summary>A run's verdicts on a site or on accounts, set against the findings that these targets have.</summary>
internal static class FindingChanges
{
    /// <summary>Of these rules exactly one judges a column, by its category and level: a verdict of one says that the
    /// registry no longer puts the column under the others.</summary>
    private static readonly string[] OneOfThese = ["C-NEWS", "C-NOTICE", "C-LONG"];

    internal static bool IsOneOfThese(string rule) => OneOfThese.Contains(rule, StringComparer.Ordinal);

    /// <param name="verdicts">The run's verdicts on the site and its columns, or on accounts.</param>
    /// <param name="stored">The findings of the site and of the judged columns, or of the accounts.</param>
    /// <param name="ended">Which of the site's columns, or of the accounts, a person has taken out of the inspection.</param>
    internal static List<FindingChange> Of(IReadOnlyList<Verdict> verdicts, IReadOnlyCollection<StoredFinding> stored, EndedTargets ended)
    {
        var known = stored.ToDictionary(finding => (finding.Rule, finding.TargetKind, finding.TargetId));
        var named = new NamedColumns(verdicts, stored, ended.Outright);
        var changes = new List<FindingChange>();
        foreach (var verdict in verdicts)
        {
            var finding = known.GetValueOrDefault((verdict.Rule, verdict.TargetKind, verdict.TargetId));
            if (finding is not { Settled: true } && Next(verdict, finding, named, ended) is { } change)
                changes.Add(change);
        }

        changes.AddRange(Reclassified(verdicts, stored));
        return changes;
    }

    private static FindingChange? Next(Verdict verdict, StoredFinding? finding, NamedColumns named, EndedTargets ended)
    {
        FindingStep? step;
        var summary = verdict.Summary;
        if (finding is not null && NamedColumns.AreCountedBy(verdict) && FindingLifecycle.CanEnd(finding.State, verdict.Outcome))
        {
            var columns = named.Of(finding);
            step = FindingLifecycle.NextOfCount(finding.State, verdict.Outcome, columns);
            if (step == FindingStep.Withdrawn && columns.Contains(NamedColumn.Ended))
                summary = $"所涉栏目已在名录中关闭、豁免或改类，不再适用；{summary}";
        }
        else
        {
            step = FindingLifecycle.Next(finding?.State, verdict.Outcome, ended.Hold(verdict));
        }

        return step is { } taken
            ? new FindingChange(verdict.Rule, verdict.TargetKind, verdict.TargetId, verdict.Severity, taken, summary, EvidenceJson.Write(verdict.Evidence))
            : null;
    }

    /// <summary>Without this a finding would stay open for ever once its column is put into another category.</summary>
    private static IEnumerable<FindingChange> Reclassified(IReadOnlyList<Verdict> verdicts, IReadOnlyCollection<StoredFinding> stored)
    {
        var judgedBy = verdicts
            .Where(verdict => verdict.TargetKind == TargetKind.Column && IsOneOfThese(verdict.Rule))
            .ToDictionary(verdict => verdict.TargetId, verdict => verdict.Rule);
        return
            from finding in stored
            where finding is { Settled: false, TargetKind: TargetKind.Column, State: FindingState.Open or FindingState.Confirmed }
                && IsOneOfThese(finding.Rule)
                && judgedBy.TryGetValue(finding.TargetId, out var rule) && !string.Equals(rule, finding.Rule, StringComparison.Ordinal)
            select new FindingChange(
                finding.Rule, finding.TargetKind, finding.TargetId, finding.Severity, FindingStep.Withdrawn, "栏目类别或级别已变更，不再按该指标检查", finding.LastEvidence);
    }
}
