using System.Globalization;
using AngleSharp.Dom;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Whether an element's own attributes hide what is in it from readers. What a style sheet hides is not seen here.</summary>
public static class HiddenMarkup
{
    public const string NotDisplayed = "不显示（display:none）";
    public const string Invisible = "不可见（visibility:hidden）";

    /// <returns>How, in Chinese; null for an element that shows.</returns>
    public static string? Of(IElement element, string name)
    {
        if (element.GetAttribute("style") is { Length: > 0 } style && OfStyle(style) is { } how) return how;
        if (element.HasAttribute("hidden")) return NotDisplayed;
        if (name is "iframe" or "marquee" && (IsTiny(element.GetAttribute("width")) || IsTiny(element.GetAttribute("height"))))
            return name == "iframe" ? "框架宽或高为 0" : "滚动字幕宽或高为 0";
        return null;
    }

    /// <summary>A style's declarations read for what hides; those that only may hide (overflow) count with a size of nothing.</summary>
    public static string? OfStyle(ReadOnlySpan<char> style)
    {
        var positioned = false;
        var clipped = false;
        string? outside = null;
        string? small = null;
        foreach (var part in style.Split(';'))
        {
            var declaration = style[part];
            var colon = declaration.IndexOf(':');
            if (colon < 0) continue;
            var name = declaration[..colon].Trim();
            var value = Plain(declaration[(colon + 1)..]);
            if (Is(name, "display")) { if (Is(value, "none")) return NotDisplayed; }
            else if (Is(name, "visibility")) { if (Is(value, "hidden")) return Invisible; }
            else if (Is(name, "opacity")) { if (IsZero(value)) return "完全透明（opacity:0）"; }
            else if (Is(name, "font-size")) { if (IsZero(value)) return "字号为 0"; }
            else if (Is(name, "text-indent")) { if (IsFarOut(value)) return "文字移出屏幕（text-indent）"; }
            else if (Is(name, "position")) positioned = Is(value, "absolute") || Is(value, "fixed");
            else if (Is(name, "overflow")) clipped = Is(value, "hidden");
            else if (Is(name, "left") || Is(name, "top") || Is(name, "right") || Is(name, "bottom")) outside = IsFarOut(value) ? "移出屏幕" : outside;
            else if (Is(name, "margin-left") || Is(name, "margin-top")) { if (IsFarOut(value)) return "移出屏幕"; }
            else if (Is(name, "height") || Is(name, "width")) small = IsTiny(value) ? "宽或高为 0" : small;
        }

        if (positioned && outside is not null) return outside;
        return clipped ? small : null;
    }

    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> value)
    {
        var important = value.IndexOf('!');
        return (important < 0 ? value : value[..important]).Trim();
    }

    private static bool IsZero(ReadOnlySpan<char> value) => TryNumber(value, out var number) && number == 0;

    private static bool IsTiny(ReadOnlySpan<char> value) => TryNumber(value, out var number) && number is >= 0 and <= 1 && !value.Contains('%');

    private static bool IsFarOut(ReadOnlySpan<char> value) => TryNumber(value, out var number) && number <= -500;

    private static bool TryNumber(ReadOnlySpan<char> value, out double number)
    {
        var end = 0;
        while (end < value.Length && (char.IsAsciiDigit(value[end]) || value[end] is '.' or '-')) end++;
        return double.TryParse(value[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    private static bool Is(ReadOnlySpan<char> value, string expected) => value.Equals(expected, StringComparison.OrdinalIgnoreCase);
}
