using AngleSharp.Dom;
using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>One address that a page shows, as it is written there.</summary>
/// <param name="Href">As written; relative to the page's base.</param>
/// <param name="Kind">By the element that shows it.</param>
/// <param name="Element">That element.</param>
/// <param name="Hidden">How it is hidden from readers, in Chinese; null where it is not.</param>
/// <param name="HiddenRoot">The outermost hidden element around it, as a number of its own within the page; 0 where there is none.</param>
public readonly record struct PageReference(string Href, LinkKind Kind, IElement Element, string? Hidden, int HiddenRoot);
