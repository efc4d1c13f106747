using System.Text;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>Where a Location header leads.</summary>
public static class RedirectTarget
{
    /// <returns>The absolute address, or null for one that is none.</returns>
    public static string? Resolve(Uri from, string location) =>
        Uri.TryCreate(from, Escaped(location), out var target) ? target.AbsoluteUri : null;

    // A header that is no UTF-8 comes as one char a byte; whatever encoding the server meant, it wants its bytes back.
    private static string Escaped(string location)
    {
        if (Ascii.IsValid(location) || location.AsSpan().ContainsAnyExceptInRange('\0', '\u00FF')) return location;
        var text = new StringBuilder(location.Length * 2);
        foreach (var c in location)
        {
            if (c < 0x80) text.Append(c);
            else text.Append($"%{(int)c:X2}");
        }
        return text.ToString();
    }
}
