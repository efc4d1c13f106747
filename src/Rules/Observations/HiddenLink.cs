namespace FreshnessCrawler.Rules.Observations;

/// <summary>A link to another site that readers cannot see (暗链): a sign of an attack, for a person to look at; never a verdict.</summary>
/// <param name="Url">Where it leads.</param>
/// <param name="PageUrl">The page that has it.</param>
/// <param name="Text">Its text.</param>
/// <param name="How">How it is hidden, in Chinese.</param>
public sealed record HiddenLink(string Url, string PageUrl, string? Text, string How);
