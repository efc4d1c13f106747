namespace FreshnessCrawler.Worker.Fetching;

/// <summary>Why an address is stayed away from.</summary>
/// <param name="Detail">What of it gave it away, for operators.</param>
public readonly record struct Trap(TrapKind Kind, string Detail);
