using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Rendering;

/// <summary>Where the system's Chromium is.</summary>
public static class ChromiumPath
{
    private static readonly string[] Usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome-stable", "/usr/bin/google-chrome"];

    /// <returns>The program that the options or the variable CHROME name, or else the first of the usual ones; null where it is not there.</returns>
    public static string? Find(RenderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var named = options.ExecutablePath is { Length: > 0 } path ? path : Environment.GetEnvironmentVariable("CHROME");
        return named is { Length: > 0 } ? File.Exists(named) ? named : null : Array.Find(Usual, File.Exists);
    }
}
