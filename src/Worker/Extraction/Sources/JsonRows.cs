using System.Buffers;
using System.Text.Json;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>An array of objects in which each has a title: by which fields it is a list, and how sure.</summary>
internal sealed class JsonRows
{
    private const int Sample = 200;

    private static readonly SearchValues<string> s_foreign = SearchValues.Create(
        ["hot", "recommend", "related", "banner", "slide", "focus", "lunbo", "rank", "link", "menu", "nav", "channel", "column", "tree", "attach", "pic", "image", "weather", "advert", "friend", "dept", "crumb"],
        StringComparison.OrdinalIgnoreCase);

    private JsonRows(string path, List<JsonElement> rows, string title)
    {
        Path = path;
        Rows = rows;
        Title = title;
        IsMerged = path.Contains('*', StringComparison.Ordinal) || path.IndexOf("[]", StringComparison.Ordinal) != path.LastIndexOf("[]", StringComparison.Ordinal);
    }

    /// <summary>Where it stands: <c>data.list[]</c>.</summary>
    public string Path { get; }

    public List<JsonElement> Rows { get; }

    public string Title { get; }
    public string? Date { get; private init; }
    public string? Link { get; private init; }

    /// <summary>See <see cref="JsonFields.DateRank"/>; 100 without a date field.</summary>
    public int DateRank { get; private init; } = 100;

    /// <summary>Whether the dates come in parts: year, month, day.</summary>
    public bool DateInParts { get; private init; }

    /// <summary>Whether its rows come from several arrays: then their order says nothing.</summary>
    public bool IsMerged { get; private set; }

    public bool IsDated => Date is not null || DateInParts;

    /// <summary>Whether it may be taken for a list of articles at all: menus and departments have names and dates of change too.</summary>
    public bool IsOfArticles => !IsForeign && JsonFields.TitleRank(Title) != JsonFields.NameRank;

    /// <summary>Whether its own name calls it something else than the column's list.</summary>
    public bool IsForeign => IsForeignName(Path.AsSpan(Path.LastIndexOf('.') + 1));

    public int Merit => (IsDated ? 1000 - (DateRank * 20) : 0) + Math.Min(Rows.Count, 100) - (IsForeign ? 500 : 0);

    /// <summary>Whether a name of data is that of banners, menus, hot topics and the like.</summary>
    public static bool IsForeignName(ReadOnlySpan<char> name) => name.ContainsAny(s_foreign);

    /// <summary>Takes the rows of a list of the same fields.</summary>
    public void Merge(JsonRows other)
    {
        Rows.AddRange(other.Rows);
        IsMerged = true;
    }

    /// <summary>Null where the objects have no titles.</summary>
    public static JsonRows? Of(string path, List<JsonElement> rows, DateOnly observedOn, bool wrapped = false)
    {
        var titles = new Dictionary<string, (int Rank, int Count, int Letters)>(StringComparer.Ordinal);
        var links = new Dictionary<string, (int Rank, int Count, int Letters)>(StringComparer.Ordinal);
        var dates = new Dictionary<string, (int Rank, int Count, int Letters)>(StringComparer.Ordinal);
        var inner = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = Math.Min(rows.Count, Sample);
        for (var i = 0; i < seen; i++)
        {
            foreach (var field in rows[i].EnumerateObject())
            {
                if (field.Value.ValueKind == JsonValueKind.Object && !wrapped) inner[field.Name] = inner.GetValueOrDefault(field.Name) + 1;
                if (JsonFields.DateRank(field.Name) is >= 0 and var dateRank && JsonDates.TryRead(field.Value, observedOn, out _, out _))
                    Count(dates, field.Name, dateRank, field.Value.ValueKind == JsonValueKind.Number ? 1 : 0);
                if (field.Value.ValueKind != JsonValueKind.String || field.Value.GetString() is not { Length: > 0 } text) continue;
                if (JsonFields.TitleRank(field.Name) is >= 0 and var titleRank) Count(titles, field.Name, titleRank, JsonTitle.Letters(text));
                else if (JsonFields.LinkRank(field.Name) is >= 0 and var linkRank) Count(links, field.Name, linkRank, 0);
            }
        }

        var title = Best(titles, seen, static field => field.Letters / field.Count >= (field.Rank == JsonFields.NameRank ? 6 : 4));
        if (title is null) return wrapped ? null : Unwrapped(path, rows, inner, seen, observedOn);
        var date = Best(dates, seen, static _ => true) ?? Best(dates, 0, static _ => true);
        return new(path, rows, title)
        {
            Date = date,
            DateRank = date is null ? 100 : dates[date].Rank,
            DateInParts = date is null && JsonTitle.TryPartedDate(rows[0], out _),
            Link = Best(links, seen, static _ => true) ?? Best(links, 0, static _ => true),
        };
    }

    // {"_source": {"title": …}} and the like: the rows are in a member of their own
    private static JsonRows? Unwrapped(string path, List<JsonElement> rows, Dictionary<string, int> inner, int seen, DateOnly observedOn)
    {
        foreach (var (name, count) in inner)
        {
            if (count * 2 < seen) continue;
            var members = new List<JsonElement>(rows.Count);
            foreach (var row in rows)
            {
                if (row.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Object) members.Add(member);
            }

            if (Of($"{path}.{name}", members, observedOn, wrapped: true) is { } found) return found;
        }

        return null;
    }

    private static void Count(Dictionary<string, (int Rank, int Count, int Letters)> fields, string name, int rank, int letters)
    {
        var known = fields.GetValueOrDefault(name);
        fields[name] = (rank, known.Count + 1, known.Letters + letters);
    }

    // By rank; a text before a number (the number beside it is at times another instant), then by how many rows have it.
    private static string? Best(Dictionary<string, (int Rank, int Count, int Letters)> fields, int rows, Func<(int Rank, int Count, int Letters), bool> fits)
    {
        string? best = null;
        foreach (var (name, field) in fields)
        {
            if (field.Count * 2 < rows || !fits(field)) continue;
            if (best is null || Order(field).CompareTo(Order(fields[best])) < 0) best = name;
        }

        return best;

        static (int Rank, int Numeric, int Fewer) Order((int Rank, int Count, int Letters) field) =>
            (field.Rank, field.Letters == field.Count ? 1 : 0, -field.Count);
    }
}
