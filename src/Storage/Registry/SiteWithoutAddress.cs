namespace FreshnessCrawler.Storage.Registry;

/// <summary>A site of the registry whose address nobody has entered (无网址): it is listed, and never guessed.</summary>
public sealed record SiteWithoutAddress(string Code, string Name);
