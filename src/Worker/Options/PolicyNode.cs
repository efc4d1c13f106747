using System.Globalization;
using System.Text.Json;
using FreshnessCrawler.Rules;

namespace FreshnessCrawler.Worker.Options;

/// <summary>One object of policy.json, read field by field; what was not asked for is refused at the end.</summary>
internal sealed class PolicyNode
{
    // Beyond this no window is meant, and arithmetic would leave the calendar.
    private const int MostOfAnything = 9_999;

    // The deduction part of the score has a hundred.
    private const int MostPoints = 100;

    private static readonly Dictionary<string, LimitUnit> Units = NamesOf<LimitUnit>();
    private static readonly Dictionary<string, SourceMark> Sources = NamesOf<SourceMark>();

    private readonly string _path;
    private readonly string? _version;
    private readonly JsonElement _element;
    private readonly string _what;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public PolicyNode(string path, string? version, JsonElement element, string what)
    {
        (_path, _version, _element, _what) = (path, version, element, what);
        if (element.ValueKind != JsonValueKind.Object)
            throw Error(what, $"is {Kind(element)}; write an object {{ … }}");
    }

    public IEnumerable<JsonElement> Items(string field)
    {
        var list = Require(field, JsonValueKind.Array, "a list [ … ]");
        return list.EnumerateArray();
    }

    public string Text(string field)
    {
        var text = Require(field, JsonValueKind.String, "a text in quotes").GetString()!;
        return string.IsNullOrWhiteSpace(text) ? throw Error(field, "is empty; write its text") : text;
    }

    public DateOnly Day(string field)
    {
        var text = Text(field);
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Error(field, $"is \"{text}\"; write a day as 2019-04-01");
    }

    public PolicyLimit Window(string field) => Limit(field, LimitUnit.Days, LimitUnit.Months);

    public PolicyLimit Count(string field, LimitUnit unit = LimitUnit.Columns) => Limit(field, unit);

    public PolicySwitch Switch(string field)
    {
        var node = Object(field);
        var value = node.Require("value").ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw node.Error("value", $"is {Kind(node.Require("value"))}; write true or false"),
        };
        var (clause, source) = node.RequireOrigin();
        return new PolicySwitch(value, clause, source);
    }

    public PolicyShare Share(string field)
    {
        var node = Object(field);
        var value = node.Number("value", 1);
        var (clause, source) = node.RequireOrigin();
        return new PolicyShare(value, clause, source);
    }

    public PolicyPoints Points(string field)
    {
        var node = Object(field);
        var value = node.Number("value", MostPoints);
        var (clause, source) = node.RequireOrigin();
        return new PolicyPoints(value, clause, source);
    }

    public DateConfidence DateConfidence(string field)
    {
        var node = Object(field);
        var (shown, article, address, firstSeen) = (node.Part("shown"), node.Part("article"), node.Part("address"), node.Part("firstSeen"));
        var (clause, source) = node.RequireOrigin();
        return new DateConfidence(shown, article, address, firstSeen, clause, source);
    }

    public void RefuseUnknown()
    {
        foreach (var property in _element.EnumerateObject().Where(p => !_asked.Contains(p.Name)))
            throw Error(property.Name, $"is not known; remove it or mend its spelling (known: {string.Join(", ", _asked)})");
    }

    private double Part(string field) => (double)Number(field, 1);

    private decimal Number(string field, int most)
    {
        var number = Require(field, JsonValueKind.Number, $"a number from 0 to {most}");
        return number.TryGetDecimal(out var value) && value >= 0 && value <= most
            ? value
            : throw Error(field, $"is {number.GetRawText()}; write a number from 0 to {most}");
    }

    private PolicyLimit Limit(string field, params LimitUnit[] units)
    {
        var node = Object(field);
        var number = node.Require("value", JsonValueKind.Number, "a whole number");
        if (!number.TryGetInt32(out var value) || value is < 1 or > MostOfAnything)
            throw node.Error("value", $"is {number.GetRawText()}; write a whole number from 1 to {MostOfAnything}");

        var unit = node.Named("unit", Units.Where(u => units.Contains(u.Value)).ToDictionary(u => u.Key, u => u.Value, StringComparer.Ordinal));
        var (clause, source) = node.RequireOrigin();
        return new PolicyLimit(value, unit, clause, source);
    }

    /// <summary>Every number has its clause and its mark, those that the rules only use as a switch too.</summary>
    private (string Clause, SourceMark Source) RequireOrigin()
    {
        var origin = (Text("clause"), Named("source", Sources));
        RefuseUnknown();
        return origin;
    }

    private T Named<T>(string field, Dictionary<string, T> names)
    {
        var text = Text(field);
        return names.TryGetValue(text, out var value) ? value : throw Error(field, $"is \"{text}\"; write {Choice(names.Keys)}");
    }

    private PolicyNode Object(string field) => new(_path, _version, Require(field, JsonValueKind.Object, "an object { … }"), field);

    private JsonElement Require(string field, JsonValueKind kind, string wanted)
    {
        var value = Require(field);
        return value.ValueKind == kind ? value : throw Error(field, $"is {Kind(value)}; write {wanted}");
    }

    private JsonElement Require(string field)
    {
        _asked.Add(field);
        return _element.TryGetProperty(field, out var value) ? value : throw Error(field, "is missing; add it");
    }

    private InvalidDataException Error(string field, string problem)
    {
        var where = _version is null ? _what : $"{_version}: {_what}";
        return new InvalidDataException($"{_path}: {where}: \"{field}\" {problem}.");
    }

    private static Dictionary<string, T> NamesOf<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()), StringComparer.Ordinal);

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Null => "null",
        _ => element.GetRawText(),
    };

    private static string Choice(IEnumerable<string> names) => string.Join(" or ", names.Select(n => $"\"{n}\""));
}
