namespace FreshnessCrawler.DemoCity.Checking;

/// <summary>What came back for one column.</summary>
/// <param name="Status">HTTP status, 0 where there was none.</param>
/// <param name="Bytes">Length of the body.</param>
/// <param name="Fault">What contradicts the truth, or null.</param>
public readonly record struct PageAnswer(int Status, int Bytes, string? Fault);
