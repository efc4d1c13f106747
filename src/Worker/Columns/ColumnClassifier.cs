using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>Classes a column by its name, its page tags, its parent and its address, in this order. The class decides the limit, so
/// what disagrees lowers the confidence below what the policy takes without a person's look, and a doubt goes to the longer limit.</summary>
public static class ColumnClassifier
{
    private const double MostInDoubt = 0.5;

    /// <param name="columnType">The page's ColumnType tag: free text, often a template's rest.</param>
    /// <param name="columnName">The page's ColumnName tag.</param>
    /// <param name="parentName">Name of the column above.</param>
    /// <param name="path">The column's address or its path.</param>
    public static (ColumnCategory Category, double Confidence, string Reason) Classify(
        string name, string? columnType = null, string? columnName = null, string? parentName = null, string? path = null)
    {
        var found = ByWords(ColumnNames.Clean(name), columnType, columnName, parentName, PathHints.Of(path));
        var topic = ClosedTopicIn(name) ?? ClosedTopicIn(parentName);
        return topic is null ? found : (found.Category, Math.Min(found.Confidence, MostInDoubt), $"{found.Reason}；含“{topic}”，可能是已结束的专题");
    }

    private static (ColumnCategory Category, double Confidence, string Reason) ByWords(
        string name, string? columnType, string? columnName, string? parentName, (ColumnCategory Category, string Word)? byPath)
    {
        var byTag = NameReading.Of(columnType);
        var byParent = NameReading.Of(parentName) is { Category: not ColumnCategory.Other } parent ? parent : null;
        if (NameReading.Of(name) is { } own) return ByName(own, $"名称含“{own.Text}”", NameReading.Of(columnName), byTag, byParent, byPath, columnType, parentName);
        if (NameReading.Of(columnName) is { } tagged)
            return ByName(tagged with { Confidence = tagged.Confidence * 0.95 }, $"栏目名称标签“{columnName}”含“{tagged.Text}”", null, byTag, byParent, byPath, columnType, parentName);
        return WithoutName(name, byTag, byParent, byPath, columnType, parentName);
    }

    private static (ColumnCategory Category, double Confidence, string Reason) ByName(
        NameReading own, string reason, NameReading? byNameTag, NameReading? byTag, NameReading? byParent, (ColumnCategory Category, string Word)? byPath, string? columnType, string? parentName)
    {
        var confidence = own.Confidence;
        if (own.Doubt is not null) reason += $"，但{own.Doubt}";
        // The tag is free text; the name is what visitors see.
        if (byTag is not null && byTag.Category != own.Category) return (own.Category, Math.Min(confidence, MostInDoubt), $"{reason}，与栏目类别标签“{columnType}”不一致");
        if (byNameTag is not null && byNameTag.Category != own.Category) return (own.Category, Math.Min(confidence, MostInDoubt), $"{reason}，与栏目名称标签“{byNameTag.Text}”不一致");
        if (byPath is { } hint && hint.Category != own.Category)
        {
            confidence *= 0.85;
            reason += $"，地址“{hint.Word}”不一致";
        }

        if (byTag is not null)
        {
            confidence = Surer(confidence, 0.4);
            reason += $"，栏目类别标签“{columnType}”一致";
        }
        else if (own.Doubt is not null) return (own.Category, confidence, reason);

        if (byParent?.Category == own.Category)
        {
            confidence = Surer(confidence, 0.2);
            reason += $"，上级栏目“{parentName}”一致";
        }

        if (byPath?.Category == own.Category)
        {
            confidence = Surer(confidence, 0.2);
            reason += $"，地址“{byPath.Value.Word}”一致";
        }

        return (own.Category, Math.Round(Math.Min(0.99, confidence), 3), reason);
    }

    private static (ColumnCategory Category, double Confidence, string Reason) WithoutName(
        string name, NameReading? byTag, NameReading? byParent, (ColumnCategory Category, string Word)? byPath, string? columnType, string? parentName)
    {
        if (byTag is not null)
        {
            var confidence = byTag.Confidence * 0.8;
            if (byParent is not null) confidence = byParent.Category == byTag.Category ? Surer(confidence, 0.2) : Math.Min(confidence, MostInDoubt);
            if (byPath is { } hint) confidence = hint.Category == byTag.Category ? Surer(confidence, 0.2) : Math.Min(confidence, MostInDoubt);
            return (byTag.Category, Math.Round(confidence, 3), $"栏目类别标签“{columnType}”含“{byTag.Text}”");
        }

        var unnamed = $"名称“{name}”无类别词";
        if (byParent is not null)
        {
            if (byPath is { } hint && hint.Category != byParent.Category) return (ColumnCategory.Other, 0.4, $"{unnamed}，上级栏目“{parentName}”与地址“{hint.Word}”不一致");
            return (byParent.Category, byPath is null ? 0.4 : 0.55, $"{unnamed}，按上级栏目“{parentName}”归类");
        }

        return byPath is { Category: not ColumnCategory.Other } only
            ? (only.Category, 0.45, $"{unnamed}，按地址“{only.Word}”归类")
            : (ColumnCategory.Other, 0.5, $"{unnamed}，归为其他");
    }

    // A second sign takes its share of the doubt that is left.
    private static double Surer(double confidence, double share) => 1 - ((1 - confidence) * (1 - share));

    private static string? ClosedTopicIn(string? text) =>
        text is null ? null : Array.Find(ColumnWords.ClosedTopics, word => text.Contains(word, StringComparison.Ordinal));
}
