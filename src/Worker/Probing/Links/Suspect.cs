namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>An address that may be looked at again.</summary>
/// <param name="Host">The host it was asked at.</param>
/// <param name="Page">A page that shows it.</param>
public readonly record struct Suspect(string Url, string Host, string Page);
