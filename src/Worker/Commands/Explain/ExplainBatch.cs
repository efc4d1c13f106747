namespace FreshnessCrawler.Worker.Commands.Explain;

/// <summary>Explains many saved pages in one process: for each line that is not empty one line of JSON, in order, whatever is wrong with it.</summary>
public static class ExplainBatch
{
    /// <returns><see cref="ExitCode.Refused"/> where any line could not be explained.</returns>
    public static async Task<int> RunAsync(Explainer explainer, FileInfo batch, CancellationToken ct)
    {
        if (!batch.Exists)
        {
            await Console.Error.WriteLineAsync($"explain: there is no file '{batch.FullName}'");
            return ExitCode.Unknown;
        }
        var (number, code) = (0, ExitCode.Done);
        await foreach (var line in File.ReadLinesAsync(batch.FullName, ct))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var entry = BatchLine.Parse(line);
            var (explanation, fault) = entry.Problem is null ? await ExplainAsync(explainer, batch, entry, ct) : (Broken(entry, entry.Problem), entry.Problem);
            Console.WriteLine(explanation.ToJson());
            if (fault is null) continue;
            code = ExitCode.Refused;
            await Console.Error.WriteLineAsync($"explain: {batch.FullName}, line {number}: {fault}");
        }
        return code;
    }

    private static async Task<(Explanation Explanation, string? Fault)> ExplainAsync(Explainer explainer, FileInfo batch, BatchLine entry, CancellationToken ct)
    {
        var path = PathOf(batch, entry.File!);
        var problem = Directory.Exists(path) ? $"字段 file 所指的 {entry.File} 是文件夹" : File.Exists(path) ? null : $"字段 file 所指的文件不存在：{entry.File}";
        if (problem is not null) return (Broken(entry, problem), problem);
        try
        {
            var explained = await explainer.ExplainAsync(new ExplainQuestion(path, entry.Url, entry.AsOf, entry.FetchedAt), ct);
            return (explained ?? throw new FileNotFoundException(null, path), null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problem = $"字段 file 所指的文件无法读取：{fault.Message}";
            return (Broken(entry, problem), problem);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // One page that trips the reader must not cost the others their line; it is a bug of ours, said loudly.
            return (Broken(entry, $"程序读取该页时出错（{fault.GetType().Name}），请报告开发人员"), $"{path}: {fault}");
        }
    }

    private static Explanation Broken(BatchLine entry, string reason) =>
        new() { Url = entry.Url ?? entry.File ?? "", Kind = "error", Outcome = Outcomes.NotRead, Reason = reason };

    // Beside the batch file, or else from where the command was called.
    private static string PathOf(FileInfo batch, string file)
    {
        var beside = Path.Combine(batch.DirectoryName ?? ".", file);
        return Path.Exists(beside) || file.Contains('\0', StringComparison.Ordinal) ? beside : Path.GetFullPath(file);
    }
}
