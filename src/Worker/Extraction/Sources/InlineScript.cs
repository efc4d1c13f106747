using System.Runtime.InteropServices;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>One script element of a page, as ranges of the page's text.</summary>
/// <param name="Tag">Its start tag.</param>
/// <param name="Body">What stands between start and end tag.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct InlineScript(Range Tag, Range Body)
{
    /// <summary>Whether the body is a program, by its type.</summary>
    public bool IsProgram(ReadOnlySpan<char> raw) =>
        !RawTag.TryAttribute(raw[Tag], "type", out var type) || type.IsWhiteSpace()
        || type.Contains("javascript", StringComparison.OrdinalIgnoreCase) || type.Contains("ecmascript", StringComparison.OrdinalIgnoreCase)
        || type.Contains("module", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the body is plain data, by its type.</summary>
    public bool IsJson(ReadOnlySpan<char> raw) =>
        RawTag.TryAttribute(raw[Tag], "type", out var type) && type.Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase);
}
