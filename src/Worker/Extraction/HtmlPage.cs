using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using FreshnessCrawler.Worker.Extraction.Articles;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>One page, parsed once for all readers. It reads from the buffer it was given: that must live as long.</summary>
public sealed class HtmlPage : IDisposable
{
    // Only what readers ask for is kept; the parser's own depth limit stays (deeper elements become siblings).
    private static readonly HtmlParser s_parser = new(new HtmlParserOptions
    {
        DisableElementPositionTracking = true,
        SkipComments = true,
        SkipScriptText = true,
        SkipRawText = true,
        SkipProcessingInstructions = true,
        ShouldEmitAttribute = static (ref token, name) => name.Span is "href" or "id" or "class" or "title" or "name" or "content"
            or "src" or "style" or "alt" or "datetime" or "rel" or "type" or "property" or "itemprop" or "rowspan" or "onclick" or "data-date" or "data-time"
            or "srcset" or "poster" or "http-equiv" or "hidden" or "data-datetime" or "data-pubdate" or "data-pubtime" or "data-publishdate" or "data-publishtime" or "data-publish-date" or "data-publish-time"
            || name.Span is "data" && token.Name.Memory.Span is "object" || name.Span is "width" or "height" && token.Name.Memory.Span is "iframe" or "marquee",
    });

    /// <summary>Why a page that <see cref="TooDeep"/> says so of is not read, in Chinese.</summary>
    public const string TooDeepReason = "页面结构异常（标签嵌套过深），未予解析";

    private readonly ReadOnlyMemory<char> _raw;
    private readonly Uri _given;
    private PageOutline? _outline;
    private PageTags? _tags;
    private PageAddress? _address;

    private HtmlPage(IHtmlDocument document, ReadOnlyMemory<char> raw, Uri address)
    {
        Document = document;
        _raw = raw;
        _given = address;
    }

    public IHtmlDocument Document { get; }

    /// <summary>The page's text as it came, scripts and all.</summary>
    public ReadOnlySpan<char> Raw => _raw.Span;

    public PageTags Tags => _tags ??= PageTagReader.Read(Document, Raw);

    /// <summary>Resolves this page's links, its <c>base</c> element heeded.</summary>
    public PageAddress Address => _address ??= new PageAddress(BaseAddress());

    /// <summary>What was found for the day last asked for: one visit asks several times, always for its own day.</summary>
    internal PageBlocks? Blocks { get; set; }

    internal ArticleEvidence? Evidence { get; set; }

    internal PageOutline Outline => _outline ??= PageOutline.Of(Document);

    public static HtmlPage Parse(char[] buffer, int length, Uri address) =>
        // a length of 0 would mean the whole buffer to the parser
        length == 0 ? Parse("", address) : new(s_parser.ParseDocument(buffer, length), buffer.AsMemory(0, length), address);

    public static HtmlPage Parse(string html, Uri address) => new(s_parser.ParseDocument(html), html.AsMemory(), address);

    /// <summary>Whether a page nests so deep that parsing it would take minutes: ask before <see cref="Parse(char[], int, Uri)"/>.</summary>
    public static bool TooDeep(ReadOnlySpan<char> html) => NestingDepth.IsBeyond(html, NestingDepth.Most);

    public void Dispose()
    {
        _outline?.Dispose();
        Document.Dispose();
    }

    private Uri BaseAddress()
    {
        var children = Document.Head?.ChildNodes;
        for (var i = 0; i < (children?.Length ?? 0); i++)
        {
            if (children![i] is IHtmlBaseElement element && element.GetAttribute("href") is { Length: > 0 } href
                && Uri.TryCreate(_given, href.Trim(), out var based) && based.Scheme is "http" or "https")
                return based;
        }

        return _given;
    }
}
