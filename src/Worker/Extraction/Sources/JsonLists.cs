using System.Text;
using System.Text.Json;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>Finds what can be a list in a JSON value: arrays of titled objects, and markup in texts.</summary>
internal sealed class JsonLists : IDisposable
{
    private const int Deepest = 64;
    private const int MostNested = 5;
    private const int MostMarkup = 20;
    private const int LongestPath = 200;

    private readonly Dictionary<string, List<JsonElement>> _arrays = new(StringComparer.Ordinal);
    private readonly List<JsonDocument> _nested = [];

    private JsonLists()
    {
    }

    /// <summary>Texts with markup in them.</summary>
    public List<string> Markup { get; } = [];

    /// <summary>How many arrays there are without anything in them.</summary>
    public int EmptyArrays { get; private set; }

    public int FilledArrays => _arrays.Count;

    public static JsonLists In(JsonElement root)
    {
        var lists = new JsonLists();
        lists.Walk(root, "", 0);
        return lists;
    }

    /// <summary>The arrays of titled objects, the best first; those of the same fields are one list (groups by year, pinned ones apart).</summary>
    public List<JsonRows> Rows(DateOnly observedOn)
    {
        var found = new List<JsonRows>();
        foreach (var (path, rows) in _arrays)
        {
            if (JsonRows.Of(path, rows, observedOn) is { } list) found.Add(list);
        }

        found.Sort(static (one, other) => other.Merit.CompareTo(one.Merit));
        if (found.Count == 0) return found;
        var best = found[0];
        for (var i = found.Count - 1; i > 0; i--)
        {
            var other = found[i];
            if (other.IsForeign || !best.IsDated || other.Title != best.Title || other.Date != best.Date || other.Link != best.Link) continue;
            best.Merge(other);
            found.RemoveAt(i);
        }

        return found;
    }

    public void Dispose() => _nested.ForEach(static document => document.Dispose());

    private void Walk(JsonElement value, string path, int depth)
    {
        if (depth > Deepest) return;
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                WalkArray(value, path.Length > LongestPath ? path : path + "[]", depth);
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    if (member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array) Walk(member.Value, Below(path, member.Name), depth + 1);
                    else if (member.Value.ValueKind == JsonValueKind.String) WalkText(member.Value.GetString()!, path, depth);
                }

                break;
            case JsonValueKind.String:
                WalkText(value.GetString()!, path, depth);
                break;
            default:
                break;
        }
    }

    // {"2025": […], "2026": […]} is one list in parts
    private static string Below(string path, string name)
    {
        if (path.Length > LongestPath) return path;
        if (!name.AsSpan().ContainsAnyExceptInRange('0', '9')) name = "*";
        return path.Length == 0 ? name : $"{path}.{name}";
    }

    private void WalkArray(JsonElement array, string path, int depth)
    {
        if (array.GetArrayLength() == 0)
        {
            EmptyArrays++;
            return;
        }

        List<JsonElement>? rows = null;
        StringBuilder? markup = null;
        foreach (var element in array.EnumerateArray())
        {
            if (element.ValueKind == JsonValueKind.Object)
            {
                if (rows is null && !_arrays.TryGetValue(path, out rows)) _arrays[path] = rows = [];
                rows.Add(element);
            }

            if (element.ValueKind == JsonValueKind.String && MarkupList.Looks(element.GetString())) (markup ??= new StringBuilder()).Append(element.GetString()).Append('\n');
            else Walk(element, path, depth + 1);
        }

        if (markup is not null && Markup.Count < MostMarkup) Markup.Add($"<div>{markup}</div>");
    }

    private void WalkText(string text, string path, int depth)
    {
        if (text.Length < 20) return;
        if (Markup.Count < MostMarkup && MarkupList.Looks(text))
        {
            Markup.Add(text);
            return;
        }

        var start = text.AsSpan().TrimStart();
        if (start.IsEmpty || start[0] is not ('{' or '[') || _nested.Count == MostNested || JsonPayload.Parse(text) is not { } inner) return;
        _nested.Add(inner);
        Walk(inner.RootElement, path, depth + 1);
    }
}
