namespace FreshnessCrawler.Worker.Probing.Gate;

/// <summary>What one control host answered.</summary>
/// <param name="Kind">dns, v4, v6; aaaa: whether a name's AAAA record is found; madeUp: whether a name that cannot exist is denied.</param>
/// <param name="Target">The name, the address with its port, or the page.</param>
/// <param name="Ms">Until it answered or was given up.</param>
/// <param name="Detail">Why it did not; null where it did.</param>
public sealed record ControlResult(string Kind, string Target, bool Ok, int Ms, string? Detail)
{
    internal const string AaaaKind = "aaaa";
    internal const string MadeUpKind = "madeUp";
}
