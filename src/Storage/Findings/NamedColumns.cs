using System.Collections.Frozen;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Sites;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Writing;

namespace FreshnessCrawler.Storage.Findings;

/// <summary>The columns that the finding of a counting rule names, as this run and the registry have them. A count can come
/// down without anybody having updated anything: a column emptied is not counted any more, nor one closed.</summary>
internal sealed class NamedColumns(IReadOnlyList<Verdict> verdicts, IReadOnlyCollection<StoredFinding> stored, IReadOnlySet<long> ended)
{
    private static readonly FrozenDictionary<string, IReadOnlyList<string>> Counted =
        RuleSet.All.Rules.OfType<CountRule>().ToFrozenDictionary(rule => rule.Info.Code, rule => rule.Counts, StringComparer.Ordinal);

    private readonly ILookup<long, Verdict> _ofColumn = verdicts.Where(verdict => verdict.TargetKind == TargetKind.Column).ToLookup(verdict => verdict.TargetId);

    internal static bool AreCountedBy(Verdict verdict) => verdict.TargetKind == TargetKind.Site && Counted.ContainsKey(verdict.Rule);

    /// <summary>One for each column of the finding's last fail, and for each that was in an earlier fail of it and emptied since.</summary>
    internal IReadOnlyCollection<NamedColumn> Of(StoredFinding finding)
    {
        var rules = Counted[finding.Rule];
        var lastFail = EvidenceJson.Read(finding.LastEvidence).Columns.Select(column => column.ColumnId);
        return [.. lastFail.Union(EmptiedSince(finding, rules)).Select(column => StateOf(column, rules))];
    }

    /// <summary>A column whose own finding has lived on beside the site's was counted then; blank, it is out of the last fail.</summary>
    private IEnumerable<long> EmptiedSince(StoredFinding finding, IReadOnlyList<string> rules) =>
        from own in stored
        where own is { TargetKind: TargetKind.Column, State: FindingState.Open or FindingState.Confirmed } && own.LastMovedAt >= finding.OpenedAt
            && rules.Contains(own.Rule, StringComparer.Ordinal)
            && _ofColumn[own.TargetId].Any(verdict => verdict.Outcome == Outcome.NotApplicable && string.Equals(verdict.Rule, own.Rule, StringComparison.Ordinal))
        select own.TargetId;

    private NamedColumn StateOf(long column, IReadOnlyList<string> rules)
    {
        if (ended.Contains(column) || IsElsewhere(column, rules))
            return NamedColumn.Ended;

        return _ofColumn[column].FirstOrDefault(verdict => rules.Contains(verdict.Rule, StringComparer.Ordinal))?.Outcome switch
        {
            Outcome.Pass => NamedColumn.Passing,
            Outcome.Fail => NamedColumn.Failing,
            _ => NamedColumn.Unproven,
        };
    }

    /// <summary>Judged for its age by a rule that is not counted here: the registry has put it under another indicator.</summary>
    private bool IsElsewhere(long column, IReadOnlyList<string> rules) =>
        rules.All(FindingChanges.IsOneOfThese)
        && _ofColumn[column].Any(verdict => FindingChanges.IsOneOfThese(verdict.Rule) && !rules.Contains(verdict.Rule, StringComparer.Ordinal));
}
