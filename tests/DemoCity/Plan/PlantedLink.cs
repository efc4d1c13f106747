namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>A link that is planted in one page of a site, beside what the page has anyway.</summary>
/// <param name="Level">Level of that page: 1 the home page, 2 the planted column, 3 the planted article.</param>
/// <param name="Kind">What it leads to.</param>
/// <param name="Href">As the page writes it.</param>
/// <param name="Text">Its text.</param>
/// <param name="Class">What it is.</param>
public sealed record PlantedLink(int Level, TrueLinkKind Kind, string Href, string Text, TrueLinkClass Class)
{
    /// <summary>How it is hidden from readers; null where it is not.</summary>
    public HiddenHow? Hidden { get; init; }

    /// <summary>Whether the domain that it leads to is nobody's any more.</summary>
    public bool Lapsed { get; init; }

    /// <summary>Whether it leads to the site itself or a host of its own; an address that is none leads nowhere.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether a test may as well call it fine: only who knows the foreign host well sees what is wrong.</summary>
    public bool EitherWay { get; init; }
}
