using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Following;

/// <summary>The steps of one pursuit in words and the pages it asked for.</summary>
public sealed class Trail
{
    private readonly List<string> _steps = [];
    private readonly List<FollowedPage> _pages = [];

    /// <summary>Each step in Chinese, in order.</summary>
    public IReadOnlyList<string> Steps => _steps;

    /// <summary>The pages asked for beyond the column's own; their text is gone.</summary>
    public IReadOnlyList<FollowedPage> Pages => _pages;

    /// <summary>Whether the page leads to a feed of its own, which may bring what the page does not.</summary>
    public bool HasOtherSources { get; set; }

    /// <summary>Where the picture of the rendered page was stored, relative to the store; null where no browser was used.</summary>
    public string? Screenshot { get; set; }

    public void Say(string step) => _steps.Add(step);

    public void Add(FetchedPage page, string kind, DateOnly? newest = null) => _pages.Add(new FollowedPage(page, kind, newest));

    /// <summary>Says how a fetch ended where it brought nothing.</summary>
    public void Failed(string what, FetchedPage page) =>
        Say($"{what}：{page.RequestedUrl} → {FetchErrors.Describe(page.Status).Reason}{(page.HttpStatus is { } code ? $"（HTTP {code}）" : "")}");
}
