namespace FreshnessCrawler.Rules.Observations;

/// <summary>How many addresses of one class were met.</summary>
/// <param name="Level">Level of the page that shows them: 1 the home page, 2 a page it links to, 3 a page that one links to.</param>
/// <param name="External">Whether they lead to another site.</param>
/// <param name="Class">Their class.</param>
/// <param name="Count">How many addresses, each once, at the first level that shows it.</param>
public sealed record LinkTally(int Level, bool External, LinkClass Class, int Count);
