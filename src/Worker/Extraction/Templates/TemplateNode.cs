using System.Text.Json;
using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;

namespace FreshnessCrawler.Worker.Extraction.Templates;

/// <summary>One object of templates.json, read field by field; what was not asked for is refused at the end.</summary>
internal sealed class TemplateNode
{
    private static readonly CssSelectorParser s_selectors = new();

    private readonly string _path;
    private readonly string _entry;
    private readonly JsonElement _element;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public TemplateNode(string path, string entry, JsonElement element)
    {
        (_path, _entry, _element) = (path, entry, element);
        if (element.ValueKind != JsonValueKind.Object) throw Fault("the entry", "is no object; write { … }");
    }

    public bool Has(string field) => _element.TryGetProperty(field, out _);

    public string Text(string field) => TextOf(Require(field), field);

    public List<string> Texts(string field)
    {
        var list = Require(field);
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0) throw Fault(field, "is no list of texts; write [ \"…\" ]");
        return [.. list.EnumerateArray().Select(text => TextOf(text, field))];
    }

    public TemplateNode Object(string field, string entry) => new(_path, entry, Require(field));

    public JsonElement.ArrayEnumerator Items(string field)
    {
        var list = Require(field);
        return list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : throw Fault(field, "is no list; write [ … ]");
    }

    public ISelector Selector(string field)
    {
        var text = Text(field);
        try
        {
            return s_selectors.ParseSelector(text) ?? throw Fault(field, $"is no CSS selector: {text}; mend it");
        }
        catch (DomException e)
        {
            throw new InvalidDataException(Fault(field, $"is no CSS selector: {text}; mend it").Message, e);
        }
    }

    public void RefuseUnknown()
    {
        foreach (var property in _element.EnumerateObject().Where(property => !_asked.Contains(property.Name)))
            throw Fault(property.Name, $"is not known; remove it or mend its spelling (known: {string.Join(", ", _asked)})");
    }

    public InvalidDataException Fault(string field, string problem) => new($"{_path}: {_entry}: \"{field}\" {problem}.");

    private JsonElement Require(string field)
    {
        _asked.Add(field);
        return _element.TryGetProperty(field, out var value) ? value : throw Fault(field, "is missing; add it");
    }

    private string TextOf(JsonElement value, string field) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw Fault(field, "is no text or empty; write a text in quotes");
}
