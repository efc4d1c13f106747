namespace FreshnessCrawler.Worker.Rendering;

/// <summary>Whose evidence a screenshot is; both become part of its file name.</summary>
/// <param name="Site">The site's code or host.</param>
/// <param name="Column">The column's number or name.</param>
public sealed record ScreenshotName(string Site, string Column);
