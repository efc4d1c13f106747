using System.Runtime.CompilerServices;
using FreshnessCrawler.DemoCity.Plan;
using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Tests.Columns;

/// <summary>A column's name with its true class.</summary>
public sealed record NamedColumn(string Name, string? Parent, string? ColumnType, string? Path, ColumnCategory Truth)
{
    /// <summary>A third of the names, by their hash: never looked at while the words are chosen.</summary>
    public bool IsHeldOut
    {
        get
        {
            var hash = 2166136261u;
            foreach (var c in Name) hash = unchecked((hash ^ c) * 16777619u);
            return hash % 3 == 0;
        }
    }

    /// <summary>Those of names.csv.</summary>
    public static IReadOnlyList<NamedColumn> Written() =>
        [.. File.ReadLines(SourceFile()).Skip(1).Select(static line => line.Split(',')).Select(static cells => new NamedColumn(
            cells[0], Cell(cells[1]), Cell(cells[2]), Cell(cells[3]), Enum.Parse<ColumnCategory>(cells[4])))];

    /// <summary>Those of the demo city's plan.</summary>
    public static IReadOnlyList<NamedColumn> OfTheDemoCity() =>
        [.. Sections.Department.Concat(Sections.Portal).Concat(Sections.Plain).SelectMany(static section => section.Children
            .Select(child => new NamedColumn(child.Name, section.Name, null, $"/{section.Slug}/{child.Slug}/", Of(child.Category)))
            .Prepend(new NamedColumn(section.Name, null, null, $"/{section.Slug}/", Of(section.Category)))).Distinct()];

    private static ColumnCategory Of(Category category) => Enum.Parse<ColumnCategory>(category.ToString());

    private static string? Cell(string text) => text.Length == 0 ? null : text;

    private static string SourceFile([CallerFilePath] string file = "") => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file)!, "names.csv");
}
