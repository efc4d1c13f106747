using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Storage.Model;

/// <summary>A problem with a life. Identity: target and rule, for ever; found again after rectification it is reopened, not made anew.</summary>
public sealed class Finding
{
    public long Id { get; set; }
    public required string Rule { get; set; }
    public TargetKind TargetKind { get; set; }
    public long TargetId { get; set; }

    /// <summary>The site that it is of; null for an account's.</summary>
    public long? SiteId { get; set; }
    public Severity Severity { get; set; }
    public FindingState State { get; set; }
    public DateTimeOffset OpenedAt { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }
    public int TimesConfirmed { get; set; }
    public DateTimeOffset? RectifiedAt { get; set; }
    public int TimesReopened { get; set; }
    public long FirstRunId { get; set; }
    public long LastRunId { get; set; }
    public required string Summary { get; set; }

    /// <summary>JSON of the <see cref="Evidence"/> that first opened it.</summary>
    public required string FirstEvidence { get; set; }

    /// <summary>JSON of the latest <see cref="Evidence"/>, that of the rectification included.</summary>
    public required string LastEvidence { get; set; }
}
