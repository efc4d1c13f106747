using System.Text.Json;

namespace FreshnessCrawler.Worker.Commands.Explain;

/// <summary>Explains many saved pages in one process, a line of JSON in for a line of JSON out.</summary>
public static class ExplainBatch
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task<int> RunAsync(Explainer explainer, FileInfo batch, CancellationToken ct)
    {
        if (!batch.Exists)
        {
            await Console.Error.WriteLineAsync($"explain: there is no file '{batch.FullName}'");
            return ExitCode.Unknown;
        }
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(batch.FullName, ct))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var entry = Parse(line, out var problem);
            if (entry?.File is null)
            {
                await Console.Error.WriteLineAsync($"explain: {batch.FullName}, line {number}: {problem ?? "field \"file\" is missing"}");
                return ExitCode.Refused;
            }
            Console.WriteLine((await ExplainAsync(explainer, PathOf(batch, entry.File), entry, ct)).ToJson());
        }
        return ExitCode.Done;
    }

    private static async Task<Explanation> ExplainAsync(Explainer explainer, string path, Entry entry, CancellationToken ct)
    {
        var broken = new Explanation { Url = entry.Url ?? path, Kind = "error", Outcome = Outcomes.NotRead, Reason = "文件不存在" };
        try
        {
            return await explainer.ExplainAsync(new ExplainQuestion(path, entry.Url, entry.AsOf, entry.FetchedAt), ct) ?? broken;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // One page that trips the reader must not cost the others their line; it is a bug of ours, said loudly.
            await Console.Error.WriteLineAsync($"explain: {path}: {fault}");
            return broken with { Reason = $"程序读取该页时出错（{fault.GetType().Name}），请报告开发人员" };
        }
    }

    // Beside the batch file, or else from where the command was called.
    private static string PathOf(FileInfo batch, string file)
    {
        var beside = Path.Combine(batch.DirectoryName ?? ".", file);
        return File.Exists(beside) ? beside : Path.GetFullPath(file);
    }

    private static Entry? Parse(string line, out string? problem)
    {
        problem = null;
        try
        {
            return JsonSerializer.Deserialize<Entry>(line, Json);
        }
        catch (JsonException fault)
        {
            problem = $"not a JSON object of {{\"file\",\"url\",\"asOf\"}}: {fault.Message}";
            return null;
        }
    }

    private sealed record Entry(string? File, string? Url, DateOnly? AsOf, DateTimeOffset? FetchedAt);
}
