namespace FreshnessCrawler.Storage.Registry;

/// <summary>Everything wrong with the files, gathered so that an operator sees it all at once.</summary>
internal sealed class ProblemList
{
    private readonly List<ImportProblem> _problems = [];
    private readonly List<ImportProblem> _warnings = [];

    public bool Any => _problems.Count > 0;

    public IReadOnlyList<ImportProblem> Problems => Ordered(_problems);

    public IReadOnlyList<ImportProblem> Warnings => Ordered(_warnings);

    public void Add(CsvRow row, string field, string message) => _problems.Add(new ImportProblem(row.File, row.Line, field, row.Raw(field), message));

    public void Add(string file, string message, int line = 0, string field = "", string value = "") =>
        _problems.Add(new ImportProblem(file, line, field, value, message));

    public void Warn(CsvRow row, string field, string message) => _warnings.Add(new ImportProblem(row.File, row.Line, field, row.Raw(field), message));

    public void Warn(string file, string message) => _warnings.Add(new ImportProblem(file, 0, "", "", message));

    private static List<ImportProblem> Ordered(List<ImportProblem> list) =>
        [.. list.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)];
}
