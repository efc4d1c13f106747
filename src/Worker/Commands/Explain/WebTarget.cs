namespace FreshnessCrawler.Worker.Commands.Explain;

/// <summary>Tells what can be asked for over the web.</summary>
internal static class WebTarget
{
    /// <summary>Whether a text is an absolute http or https address.</summary>
    public static bool IsWeb(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", Host.Length: > 0 };
}
