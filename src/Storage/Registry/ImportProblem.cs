namespace FreshnessCrawler.Storage.Registry;

/// <summary>A row that cannot be taken (or, as a warning, that a person should look at).</summary>
/// <param name="Line">Line of the file, the header being 1; 0 where the whole file is meant.</param>
/// <param name="Field">Name of the column, empty where the whole row is meant.</param>
/// <param name="Message">The reason and the mend, in Chinese.</param>
public sealed record ImportProblem(string File, int Line, string Field, string Value, string Message)
{
    public override string ToString()
    {
        var place = Line > 0 ? $"{File} 第 {Line} 行" : File;
        var field = Field.Length > 0 ? $" {Field}" : "";
        var value = Value.Length > 0 ? $"“{Value}”" : "";
        return $"{place}{field}{value}：{Message}";
    }
}
