namespace FreshnessCrawler.Worker.Rendering;

/// <summary>The end of one rendering.</summary>
public sealed record RenderedPage(RenderStatus Status)
{
    /// <summary>What people read, in Chinese.</summary>
    public string Reason => RenderReasons.Describe(Status).Reason;

    /// <summary>What exactly happened, for operators.</summary>
    public string? Detail { get; init; }

    /// <summary>The document after its scripts have run, only with <see cref="RenderStatus.Rendered"/>.</summary>
    public string? Html { get; init; }

    /// <summary>The address in the end, fragment included; base of the document's links.</summary>
    public required string FinalUrl { get; init; }

    /// <summary>Status of the page itself; null when it gave no answer.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>Path of the screenshot relative to <see cref="ScreenshotStore.Root"/>; null when none was wanted or could be taken.</summary>
    public string? ScreenshotPath { get; init; }

    /// <summary>What the page asked for and did not get, so that something may be missing from it.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Whether all scripts and data arrived and the document came to rest. An empty list in a page that is not whole says nothing.</summary>
    public bool IsWhole => Status == RenderStatus.Rendered && Faults.Count == 0;

    /// <summary>Requests sent, redirects included.</summary>
    public int Requests { get; init; }

    /// <summary>Bytes of their bodies, unpacked.</summary>
    public long Bytes { get; init; }

    /// <summary>Wall time from the browser's being ready to the end.</summary>
    public TimeSpan Elapsed { get; init; }

    public required DateTimeOffset RenderedAt { get; init; }
}
