using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Columns;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Tests.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Columns;

/// <summary>The class decides the limit: a sure answer that is wrong is a false finding to come.</summary>
public sealed class ColumnClassifierConfusionTests
{
    private const double LeastPrecision = 0.97;

    private static readonly ColumnCategory[] s_limited = [ColumnCategory.News, ColumnCategory.Notice, ColumnCategory.Policy];

    [Fact]
    public void Classify_WrittenNames_TunedPart() => AssertTable("names.csv, two thirds", NamedColumn.Written().Where(static name => !name.IsHeldOut), 0.96, 0.75);

    [Fact]
    public void Classify_WrittenNames_HeldOutPart() => AssertTable("names.csv, the third held out", NamedColumn.Written().Where(static name => name.IsHeldOut), 0.93, 0.75);

    [Fact]
    public void Classify_DemoCitysNames() => AssertTable("demo city", NamedColumn.OfTheDemoCity(), 0.95, 0.45);

    [Fact]
    public void Classify_NamesOnRealPages_AsTheWrittenTruthSays()
    {
        var truth = NamedColumn.Written().Where(static name => name.Parent is null && name.ColumnType is null).ToDictionary(static name => name.Name, static name => name.Truth, StringComparer.Ordinal);
        var table = new ConfusionTable();
        var unlabelled = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Corpus.Root, "gov"), "*.html"))
        {
            var site = new Uri("http://www.example.gov.cn/");
            using var page = HtmlPage.Parse(File.ReadAllText(file), site);
            foreach (var column in ColumnDiscovery.Survey(page, site))
            {
                if (truth.TryGetValue(column.Name, out var category)) table.Add(category, column.Kind == ColumnKind.List ? column.Category : ColumnCategory.Other, column.Confidence);
                else if (column.Kind == ColumnKind.List && column.Confidence >= 0.6) unlabelled.Add($"{column.Name}={column.Category}");
            }
        }

        Print("names on real pages", table);
        TestContext.Current.SendDiagnosticMessage("sure, without a written truth: " + string.Join(' ', unlabelled));
        Assert.True(table.Count >= 20);
        Assert.All(s_limited, category => Assert.True(table.SurePrecision(category) >= LeastPrecision, $"{category}\n{table}"));
    }

    private static void AssertTable(string title, IEnumerable<NamedColumn> names, double leastAccuracy, double leastSure)
    {
        var table = new ConfusionTable();
        foreach (var name in names)
        {
            var (category, confidence, _) = ColumnClassifier.Classify(name.Name, name.ColumnType, parentName: name.Parent, path: name.Path);
            table.Add(name.Truth, category, confidence);
        }

        Print(title, table);
        Assert.True(table.Accuracy >= leastAccuracy, table.ToString());
        Assert.All(s_limited, category => Assert.True(table.SurePrecision(category) >= LeastPrecision, $"{category}\n{table}"));
        Assert.All(s_limited, category => Assert.True(table.SureRecall(category) >= leastSure, $"{category}\n{table}"));
    }

    private static void Print(string title, ConfusionTable table) => TestContext.Current.TestOutputHelper?.WriteLine($"{title}\n{table}");
}
