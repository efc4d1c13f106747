using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>Classes a column by its name and its page tags. The class decides the limit, so a doubt lowers the confidence
/// and goes to the longer limit.</summary>
public static class ColumnClassifier
{
    // below what is taken without a person's look
    private const double MostForClosed = 0.5;

    public static (ColumnCategory Category, double Confidence, string Reason) Classify(
        string name, string? columnType = null, string? columnName = null, string? parentName = null)
    {
        var found = ByWords(name, columnType, columnName, parentName);
        var topic = ClosedTopicIn(name) ?? ClosedTopicIn(parentName);
        return topic is null ? found : (found.Category, Math.Min(found.Confidence, MostForClosed), $"{found.Reason}；含“{topic}”，可能是已结束的专题");
    }

    private static (ColumnCategory Category, double Confidence, string Reason) ByWords(
        string name, string? columnType, string? columnName, string? parentName)
    {
        var byName = Find(name) ?? Find(columnName);
        var byTag = Find(columnType);
        if (byName is null && byTag is null)
        {
            return Find(parentName) is { Category: not ColumnCategory.Other } byParent
                ? (byParent.Category, 0.4, $"名称“{name}”无类别词，按上级栏目“{parentName}”归类")
                : (ColumnCategory.Other, 0.5, $"名称“{name}”无类别词，归为其他");
        }

        if (byName is null) return (byTag!.Category, byTag.Confidence * 0.8, $"栏目类别标签“{columnType}”含“{byTag.Text}”");
        if (byTag is null) return (byName.Category, byName.Confidence, $"名称含“{byName.Text}”");
        if (byTag.Category == byName.Category)
            return (byName.Category, Math.Min(0.99, byName.Confidence + 0.04), $"名称含“{byName.Text}”，栏目类别标签“{columnType}”一致");

        // The tag is free text, often a template's rest; the name is what visitors see.
        return (byName.Category, Math.Min(byName.Confidence, 0.5), $"名称含“{byName.Text}”，与栏目类别标签“{columnType}”不一致");
    }

    private static string? ClosedTopicIn(string? text) =>
        text is null ? null : Array.Find(ColumnWords.ClosedTopics, word => text.Contains(word, StringComparison.Ordinal));

    private static ColumnWord? Find(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        foreach (var word in ColumnWords.All)
        {
            if (!text.Contains(word.Text, StringComparison.Ordinal)) continue;
            var statistics = word.Category == ColumnCategory.News && Array.Exists(ColumnWords.Statistics, part => text.Contains(part, StringComparison.Ordinal));
            return statistics ? word with { Category = ColumnCategory.Other, Confidence = 0.6 } : word;
        }

        return null;
    }
}
