namespace FreshnessCrawler.Worker.Extraction;

/// <summary>What a page is taken for.</summary>
/// <param name="Reason">By which signs, in Chinese.</param>
/// <param name="Sure">Whether the signs leave no doubt; without, the kind is only the likelier reading.</param>
public sealed record PageKindReading(PageKind Kind, string Reason, bool Sure);
