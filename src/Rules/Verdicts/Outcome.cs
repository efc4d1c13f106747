namespace FreshnessCrawler.Rules.Verdicts;

/// <summary>A verdict's outcome (合格、不合格、未测、不适用). What was not seen is never a pass nor a fail.</summary>
public enum Outcome
{
    /// <summary>合格: proven to be within the limit.</summary>
    Pass,

    /// <summary>不合格: proven to be beyond the limit.</summary>
    Fail,

    /// <summary>未测: not proven either way; the summary says why.</summary>
    NotTested,

    /// <summary>不适用: the rule does not concern the target (exempted, no such column); the summary says why.</summary>
    NotApplicable,
}
