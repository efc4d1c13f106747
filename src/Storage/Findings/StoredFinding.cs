using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Model;

namespace FreshnessCrawler.Storage.Findings;

/// <summary>A finding as a run meets it.</summary>
/// <param name="LastEvidence">While it is open this is the evidence of its last fail: only a fail moves an open finding and leaves it open.</param>
/// <param name="OpenedAt">Monitoring point of the first fail.</param>
/// <param name="LastMovedAt">Monitoring point of the run that moved it last.</param>
/// <param name="Settled">This run, or one of a later monitoring point, has moved it: an older verdict does not move it again.</param>
internal sealed record StoredFinding(
    string Rule,
    TargetKind TargetKind,
    long TargetId,
    FindingState State,
    Severity Severity,
    string LastEvidence,
    DateTimeOffset OpenedAt,
    DateTimeOffset LastMovedAt,
    bool Settled);
