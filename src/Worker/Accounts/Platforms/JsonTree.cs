using System.Globalization;
using FreshnessCrawler.Worker.Feeds;

namespace FreshnessCrawler.Worker.Accounts.Platforms;

/// <summary>A platform's JSON as a tree to look things up in. What is not there is <see cref="Nothing"/>, so no look-up fails; no text makes it throw, and
/// neither depth nor size of a hostile one costs more than its own length.</summary>
internal sealed class JsonTree
{
    private const int Deepest = 64;
    private const int MostNodes = 400_000;
    private static readonly IReadOnlyList<JsonTree> s_none = [];
    private readonly Dictionary<string, JsonTree>? _members;
    private readonly List<JsonTree>? _items;
    private readonly string? _value;

    private JsonTree(bool isArray)
    {
        if (isArray) _items = [];
        else _members = new(StringComparer.Ordinal);
    }

    private JsonTree(string? value) => _value = value;

    public static JsonTree Nothing { get; } = new(value: null);

    public bool IsObject => _members is not null;

    public bool Exists => !ReferenceEquals(this, Nothing);

    public IReadOnlyList<JsonTree> Items => _items ?? s_none;

    public IReadOnlyCollection<JsonTree> Members => _members is null ? s_none : _members.Values;

    /// <summary>A string's or a number's own text; null for all else, and for null, true and false as for what is not there.</summary>
    public string? Text => _value is null or "null" or "true" or "false" or "undefined" ? null : _value;

    /// <summary>Whether it says yes: true, or a number but 0.</summary>
    public bool IsYes => _value is "true" || (Number is { } number && number != 0);

    public long? Number => long.TryParse(_value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public JsonTree this[string name] => _members is not null && _members.TryGetValue(name, out var member) ? member : Nothing;

    /// <summary>The first of several names that has a text.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (this[name].Text is { } text && !string.IsNullOrWhiteSpace(text)) return text;
        }

        return null;
    }

    /// <summary>Every object in the tree, the outer before the inner.</summary>
    public IEnumerable<JsonTree> Objects()
    {
        var waiting = new Stack<JsonTree>();
        waiting.Push(this);
        while (waiting.TryPop(out var node))
        {
            if (node.IsObject) yield return node;
            foreach (var inner in (node._items ?? (IEnumerable<JsonTree>)node.Members).Reverse()) waiting.Push(inner);
        }
    }

    /// <param name="text">The document.</param>
    /// <param name="whole">Whether it ended where it should.</param>
    /// <returns>Null where it is no JSON.</returns>
    public static JsonTree? Parse(ReadOnlySpan<char> text, out bool whole)
    {
        whole = false;
        var json = FeedReader.JsonOf(text);
        if (json.IsEmpty) return null;
        var scan = new JsonScan(json);
        var open = new Stack<(JsonTree Node, string? Name)>();
        string? name = null;
        JsonTree? root = null;
        var (beyond, nodes) = (0, 0);
        for (JsonToken token; (token = scan.Next()) != JsonToken.End && nodes < MostNodes;)
        {
            switch (token)
            {
                case JsonToken.Open when open.Count >= Deepest || beyond > 0:
                    beyond++;
                    break;
                case JsonToken.Close when beyond > 0:
                    beyond--;
                    break;
                case JsonToken.Open:
                    nodes++;
                    var inner = new JsonTree(scan.IsArray);
                    if (open.TryPeek(out var outer)) outer.Node.Add(name, inner);
                    root ??= inner;
                    open.Push((inner, name));
                    name = null;
                    break;
                case JsonToken.Close:
                    open.TryPop(out _);
                    name = null;
                    if (open.Count == 0)
                    {
                        whole = true;
                        return root;
                    }

                    break;
                case JsonToken.Name:
                    name = FeedText.OfString(json.Slice(scan.Start, scan.Length)).ToString();
                    break;
                case JsonToken.String or JsonToken.Literal when beyond == 0 && open.TryPeek(out var holder):
                    nodes++;
                    holder.Node.Add(name, new JsonTree(FeedText.OfString(json.Slice(scan.Start, scan.Length)).ToString()));
                    name = null;
                    break;
            }
        }

        return root;
    }

    // The first of two members of one name counts.
    private void Add(string? name, JsonTree node)
    {
        if (_items is not null) _items.Add(node);
        else if (name is not null) _members!.TryAdd(name, node);
    }
}
