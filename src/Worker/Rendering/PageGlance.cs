namespace FreshnessCrawler.Worker.Rendering;

/// <summary>The measures of a document at one moment.</summary>
/// <param name="IsParsed">The page's own markup has been read to its end.</param>
/// <param name="Elements">Elements of the document.</param>
/// <param name="Chars">Characters of its text, scripts included; 0 for documents too large to count often.</param>
/// <param name="Links">Its links.</param>
internal readonly record struct PageGlance(bool IsParsed, int Elements, int Chars, int Links)
{
    private const int FewLinks = 3;

    public bool HasLinks => Links >= FewLinks;

    /// <summary>A clock or a visitor counter stirs a page without changing it.</summary>
    public bool IsLike(PageGlance other) => IsClose(Elements, other.Elements) && IsClose(Chars, other.Chars) && Links == other.Links;

    private static bool IsClose(int a, int b) => Math.Abs(a - b) <= Math.Max(a, b) / 100 + 2;
}
