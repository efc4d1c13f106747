using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>Reasons the classes of a site's columns with what their own pages say of them.</summary>
public static class TaggedColumns
{
    private const int FewestMistaken = 2;

    /// <param name="columns">What the navigation names.</param>
    /// <param name="site">The site's own address.</param>
    /// <param name="tags">The columns' own page tags by the columns' addresses.</param>
    public static IReadOnlyList<ProposedColumn> Reason(IReadOnlyList<ProposedColumn> columns, Uri site, IReadOnlyDictionary<string, ColumnTags> tags)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(tags);
        if (tags.Count == 0) return columns;
        var tagged = columns.Select(column => (Column: column, Tags: tags.GetValueOrDefault(column.Url) ?? ColumnTags.None)).ToList();
        var rests = tagged.Where(pair => pair.Tags.Type is not null).GroupBy(pair => pair.Tags.Type!, StringComparer.Ordinal)
            .Where(group => IsTemplates(group.Key, [.. group.Select(pair => pair.Column.Name)])).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        return [.. tagged.Select(pair => ColumnDiscovery.Reasoned(pair.Column, site, pair.Tags.Type is { } type && rests.Contains(type) ? pair.Tags with { Type = null } : pair.Tags))];
    }

    // A type that belies the names of several columns, and of more than it fits, is the same on every page of a template.
    private static bool IsTemplates(string type, IReadOnlyList<string> names)
    {
        if (NameReading.Of(type)?.Category is not { } category) return false;
        var named = names.Select(name => NameReading.Of(ColumnNames.Clean(name))?.Category).OfType<ColumnCategory>().ToList();
        var mistaken = named.Count(own => own != category);
        return mistaken >= FewestMistaken && mistaken * 2 > named.Count;
    }
}
