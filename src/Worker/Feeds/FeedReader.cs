using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Feeds;

/// <summary>Reads a feed, bent ones included: the freshness of its items, not its contents.
/// An own reader, since System.ServiceModel.Syndication over XmlReader refuses what feeds are really like: all of Atom 0.3, an
/// undeclared prefix, a bare ampersand, &amp;nbsp;, a control character, a blank line before the declaration, a document cut short;
/// it does not see dc:date, and reads no JSON. Here no document type is ever read and nothing outside the text is asked.</summary>
public static class FeedReader
{
    internal const int MostItems = 100_000;
    private const int LongestCallback = 64;
    private const int Glance = 64 * 1024;

    private static readonly TimeSpan s_china = TimeSpan.FromHours(8);
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);
    private static readonly Uri s_nowhere = new("http://localhost/");

    /// <summary>Whether a text is a feed by its beginning: an XML root of one, or JSON whose objects have titles and dates.</summary>
    public static bool LooksLikeFeed(ReadOnlySpan<char> text)
    {
        if (text.Length > Glance) text = text[..Glance];
        var json = JsonOf(text);
        return json.IsEmpty ? XmlFeedReader.FormatOf(text) != FeedFormat.None : JsonFeedReader.LooksLikeList(json);
    }

    /// <summary>Reads <paramref name="text"/>; never throws, whatever it is.</summary>
    /// <param name="text">The decoded document.</param>
    /// <param name="address">Where it came from; its links are resolved against it.</param>
    /// <param name="fetchedAt">When it came: what is later cannot be a publication.</param>
    /// <param name="zonelessOffset">What a time without a zone means; China's where not given.</param>
    /// <param name="clockSkew">How far after the fetch an instant may lie; a day where not given, since whole days decide then. Days without a time have
    /// a day, whichever zone they are of.</param>
    /// <param name="withText">Whether the items' bodies are wanted.</param>
    public static FeedReading Read(
        ReadOnlySpan<char> text, Uri address, DateTimeOffset fetchedAt, TimeSpan? zonelessOffset = null, TimeSpan? clockSkew = null, bool withText = false)
    {
        var items = new FeedItems(new PageAddress(address), fetchedAt, zonelessOffset ?? s_china, clockSkew ?? s_day, withText);
        var json = JsonOf(text);
        if (!json.IsEmpty) return new JsonFeedReader(json, items).Read();
        var format = XmlFeedReader.FormatOf(text);
        return format == FeedFormat.None
            ? FeedReading.NotRead(FeedRefusal.Of(text))
            : new XmlFeedReader(text, items, format).Read();
    }

    /// <summary>What the words of an error answer mean, in Chinese too; never throws.</summary>
    public static (FeedRefusalKind Kind, string Reason) Explain(ReadOnlySpan<char> text)
    {
        var json = JsonOf(text);
        if (json.IsEmpty)
        {
            var refusal = FeedRefusal.Of(text);
            return (refusal.Kind, refusal.Reason);
        }

        var items = new FeedItems(new PageAddress(s_nowhere), DateTimeOffset.MaxValue.AddDays(-7), s_china, s_day, withText: false);
        var reading = new JsonFeedReader(json, items).Read();
        return (reading.Refusal, reading.Reason ?? "");
    }

    // Empty where the text is no JSON; behind the call where it is wrapped in one.
    internal static ReadOnlySpan<char> JsonOf(ReadOnlySpan<char> text)
    {
        var start = 0;
        while (start < text.Length && (char.IsWhiteSpace(text[start]) || char.IsControl(text[start]) || text[start] is '\uFEFF' or ';')) start++;
        text = text[start..];
        if (text.IsEmpty || text[0] == '<') return default;
        if (text[0] is '{' or '[') return text;
        var length = 0;
        while (length < text.Length && length < LongestCallback && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '_' or '.' or '$')) length++;
        var behind = text[length..].TrimStart();
        if (length == 0 || behind.IsEmpty || behind[0] != '(') return default;
        behind = behind[1..].TrimStart();
        return !behind.IsEmpty && behind[0] is '{' or '[' ? behind : default;
    }
}
