using System.Globalization;
using System.Text;
using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Tests.Columns;

/// <summary>How often a class was given to columns of which class: all answers, and those sure enough to be judged without a person's look.</summary>
public sealed class ConfusionTable
{
    /// <summary>What the policy asks of a discovered column.</summary>
    private const double Sure = 0.6;

    private static readonly ColumnCategory[] s_classes = [ColumnCategory.News, ColumnCategory.Notice, ColumnCategory.Policy, ColumnCategory.Other];

    private readonly int[,] _all = new int[5, 5];
    private readonly int[,] _sure = new int[5, 5];

    public int Count { get; private set; }

    public double Accuracy => (double)s_classes.Sum(c => _all[(int)c, (int)c]) / Count;

    public void Add(ColumnCategory truth, ColumnCategory answer, double confidence)
    {
        Count++;
        _all[(int)truth, (int)answer]++;
        if (confidence >= Sure) _sure[(int)truth, (int)answer]++;
    }

    /// <summary>Of the sure answers of a class, the share that is right.</summary>
    public double SurePrecision(ColumnCategory answer)
    {
        var given = s_classes.Sum(truth => _sure[(int)truth, (int)answer]);
        return given == 0 ? 1 : (double)_sure[(int)answer, (int)answer] / given;
    }

    /// <summary>Of the columns of a class, the share that is answered surely and rightly.</summary>
    public double SureRecall(ColumnCategory truth) =>
        (double)_sure[(int)truth, (int)truth] / Math.Max(1, s_classes.Sum(answer => _all[(int)truth, (int)answer]));

    /// <summary>As a Markdown table; in parentheses the sure answers.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("| truth \\ answer |");
        foreach (var answer in s_classes) text.Append(CultureInfo.InvariantCulture, $" {answer} |");
        text.Append(" surely right |\n|---|---|---|---|---|---|\n");
        foreach (var truth in s_classes)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {truth} |");
            foreach (var answer in s_classes) text.Append(CultureInfo.InvariantCulture, $" {_all[(int)truth, (int)answer]} ({_sure[(int)truth, (int)answer]}) |");
            text.Append(CultureInfo.InvariantCulture, $" {SureRecall(truth):P1} |\n");
        }

        text.Append("| precision of sure answers |");
        foreach (var answer in s_classes) text.Append(CultureInfo.InvariantCulture, $" {SurePrecision(answer):P1} |");
        return text.Append(CultureInfo.InvariantCulture, $" accuracy {Accuracy:P1} of {Count} |").ToString();
    }
}
