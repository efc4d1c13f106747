using System.Buffers;
using System.Text.Json;

namespace FreshnessCrawler.Worker.Extraction.Templates;

/// <summary>The templates of content management systems (templates.json), in the file's order. Read strictly: a selector with a slip in
/// it would find nothing and nobody would know why.</summary>
public sealed class TemplateBook
{
    private readonly SearchValues<string> _firstParts;

    private TemplateBook(IReadOnlyList<CmsTemplate> all)
    {
        All = all;
        _firstParts = SearchValues.Create([.. all.Select(static template => template.Fingerprint[0])], StringComparison.Ordinal);
    }

    public IReadOnlyList<CmsTemplate> All { get; }

    /// <exception cref="InvalidDataException">The file is not there or wrong; the message names file, entry, field and the mend.</exception>
    public static TemplateBook Load(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { AllowDuplicateProperties = false });
            var file = new TemplateNode(path, "the file", json.RootElement);
            var templates = file.Items("templates").Select((entry, i) => ReadTemplate(path, entry, i + 1)).ToList();
            file.RefuseUnknown();
            if (templates.CountBy(static template => template.Name, StringComparer.Ordinal).FirstOrDefault(static name => name.Value > 1) is { Key: { } twice })
                throw new InvalidDataException($"{path}: {twice}: \"name\" is there twice; each template has its own.");
            return new TemplateBook(templates);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path}: cannot be read ({e.Message}); put the templates there.", e);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}: not valid JSON ({e.Message}); mend it at that place.", e);
        }
    }

    /// <summary>The templates that fit a page's source. Most pages fit none, which one pass over the source tells.</summary>
    internal IEnumerable<CmsTemplate> Fitting(HtmlPage page)
    {
        if (!page.Raw.ContainsAny(_firstParts)) return [];
        return All.Where(template => template.Fits(page.Raw));
    }

    private static CmsTemplate ReadTemplate(string path, JsonElement element, int number)
    {
        var name = new TemplateNode(path, $"template number {number}", element).Text("name");
        var node = new TemplateNode(path, name, element);
        var list = node.Object("list", $"{name}: list");
        var template = new CmsTemplate(
            node.Text("name"), node.Texts("fingerprint"), node.Text("sample"),
            list.Selector("item"), list.Selector("link"), list.Has("title") ? list.Selector("title") : null, list.Selector("date"));
        list.RefuseUnknown();
        node.RefuseUnknown();
        return template;
    }
}
