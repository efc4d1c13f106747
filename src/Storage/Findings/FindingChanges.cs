using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Writing;

namespace FreshnessCrawler.Storage.Findings;

/// <summary>A run's verdicts on a site, set against the findings that its targets have.</summary>
internal static class FindingChanges
{
    /// <summary>Of these rules exactly one judges a column, by its category and level: a verdict of one says that the
    /// registry no longer puts the column under the others.</summary>
    private static readonly string[] OneOfThese = ["C-NEWS", "C-NOTICE", "C-LONG"];

    internal static List<FindingChange> Of(IReadOnlyList<Verdict> verdicts, IReadOnlyCollection<StoredFinding> stored, IReadOnlySet<long> exemptColumns)
    {
        var known = stored.ToDictionary(finding => (finding.Rule, finding.TargetKind, finding.TargetId));
        var changes = new List<FindingChange>();
        foreach (var verdict in verdicts)
        {
            var finding = known.GetValueOrDefault((verdict.Rule, verdict.TargetKind, verdict.TargetId));
            var exempt = verdict.TargetKind == TargetKind.Column && exemptColumns.Contains(verdict.TargetId);
            if (finding is not { Settled: true } && FindingLifecycle.Next(finding?.State, verdict.Outcome, exempt) is { } step)
                changes.Add(new FindingChange(verdict.Rule, verdict.TargetKind, verdict.TargetId, verdict.Severity, step, verdict.Summary, EvidenceJson.Write(verdict.Evidence)));
        }

        changes.AddRange(Reclassified(verdicts, stored));
        return changes;
    }

    /// <summary>Without this a finding would stay open for ever once its column is put into another category.</summary>
    private static IEnumerable<FindingChange> Reclassified(IReadOnlyList<Verdict> verdicts, IReadOnlyCollection<StoredFinding> stored)
    {
        var judgedBy = verdicts
            .Where(verdict => verdict.TargetKind == TargetKind.Column && OneOfThese.Contains(verdict.Rule, StringComparer.Ordinal))
            .ToDictionary(verdict => verdict.TargetId, verdict => verdict.Rule);
        return
            from finding in stored
            where finding is { Settled: false, TargetKind: TargetKind.Column, State: FindingState.Open or FindingState.Confirmed }
                && OneOfThese.Contains(finding.Rule, StringComparer.Ordinal)
                && judgedBy.TryGetValue(finding.TargetId, out var rule) && !string.Equals(rule, finding.Rule, StringComparison.Ordinal)
            select new FindingChange(
                finding.Rule, finding.TargetKind, finding.TargetId, finding.Severity, FindingStep.Withdrawn, "栏目类别或级别已变更，不再按该指标检查", finding.LastEvidence);
    }
}
