using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using FreshnessCrawler.DemoCity.Files;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Checking;

/// <summary>Looks at a running city from outside: is every column served as its truth says, and how large and quick are its pages.</summary>
public static class CityCheck
{
    private const int AtOnce = 8;

    public static async Task<int> RunAsync(string directory, TextWriter output, CancellationToken cancellationToken)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var truth = TruthFile.Read(Path.Combine(directory, "truth.json"));
        using var names = new CityClient(truth.NameServer!, AddressFamily.InterNetwork, redirects: true, anyCertificate: true);
        var client = names.Http;
        var answers = new PageAnswer[truth.Columns.Count];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        var every = Enumerable.Range(0, answers.Length).ToLookup(at => truth.Columns[at].Outcome == Seen.NotRead);
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(every[false], limits, Fetch);
        // What cannot be read goes last: its time limits say nothing of the city's speed.
        var elapsed = watch.Elapsed;
        await Parallel.ForEachAsync(every[true], limits, Fetch);
        Report(output, truth, answers, elapsed);
        var faults = 0;
        foreach (var (column, answer) in truth.Columns.Zip(answers).Where(pair => pair.Second.Fault is not null))
        {
            faults++;
            await output.WriteLineAsync($"FAULT {column.Site} {column.Name} {column.Url} {column.Trap}: {answer.Fault}");
        }

        await output.WriteLineAsync(faults == 0 ? "every column is served as its truth says" : $"{faults} faults");
        var wrong = await LinkCheck.RunAsync(truth, output, cancellationToken);
        foreach (var fault in wrong) await output.WriteLineAsync($"FAULT {fault}");
        await output.WriteLineAsync(wrong.Count == 0 ? "every link and every host's IPv6 is as its truth says" : $"{wrong.Count} faults");
        faults += wrong.Count;
        var unlike = await AccountCheck.RunAsync(truth, Path.Combine(directory, "lists"), client, output, cancellationToken);
        foreach (var fault in unlike) await output.WriteLineAsync($"FAULT {fault}");
        await output.WriteLineAsync(unlike.Count == 0 ? "every account's sources answer as its truth says" : $"{unlike.Count} faults");
        faults += unlike.Count;
        return faults == 0 ? 0 : 1;

        async ValueTask Fetch(int at, CancellationToken token) => answers[at] = await FetchAsync(client, truth.Columns[at], truth.AsOf, token);
    }

    private static async Task<PageAnswer> FetchAsync(HttpClient client, TrueColumn column, DateOnly asOf, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(column.Url), cancellationToken);
            if ((int)response.StatusCode is 429 or 500 && column.Outcome == Seen.Read)
            {
                using var again = await client.GetAsync(new Uri(column.Url), cancellationToken);
                return await JudgeAsync(again, column, asOf, cancellationToken);
            }

            return await JudgeAsync(response, column, asOf, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new PageAnswer(0, 0, column.Outcome == Seen.NotRead ? null : failure.Message);
        }
    }

    private static async Task<PageAnswer> JudgeAsync(HttpResponseMessage response, TrueColumn column, DateOnly asOf, CancellationToken cancellationToken)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var status = (int)response.StatusCode;
        if (column.Outcome == Seen.NotRead) return new PageAnswer(status, bytes.Length, null);
        if (status != 200) return new PageAnswer(status, bytes.Length, $"status {status}");
        var text = Decode(bytes);
        if (text.Contains('\uFFFD')) return new PageAnswer(status, bytes.Length, "bytes that are neither UTF-8 nor GBK");
        if (!text.Contains("网站标识码", StringComparison.Ordinal)) return new PageAnswer(status, bytes.Length, "not a whole page");
        // Data behind scripts, frames and articles stand at addresses of their own.
        if (column.Trap is ColumnTrap.ScriptJson or ColumnTrap.ScriptProxy or ColumnTrap.ScriptBuilt or ColumnTrap.Framed or ColumnTrap.DatedArticles) return new PageAnswer(status, bytes.Length, null);
        if (column.Newest is { } newest && !Shows(text, newest, asOf)) return new PageAnswer(status, bytes.Length, $"{newest:yyyy-MM-dd} is not shown");
        return new PageAnswer(status, bytes.Length, null);
    }

    private static string Decode(byte[] bytes)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        try
        {
            return strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("GB18030").GetString(bytes);
        }
    }

    private static bool Shows(string text, DateOnly day, DateOnly asOf)
    {
        string[] forms = ["yyyy-MM-dd", "yyyy'/'MM'/'dd", "yyyy.MM.dd", "yyyy年M月d日", "'<strong>'dd'</strong><p>'yyyy-MM"];
        return forms.Any(form => text.Contains(day.ToString(form, CultureInfo.InvariantCulture), StringComparison.Ordinal))
            || (day > asOf.AddDays(-300) && text.Contains($">{day:MM-dd}<", StringComparison.Ordinal));
    }

    private static void Report(TextWriter output, TruthFile truth, PageAnswer[] answers, TimeSpan elapsed)
    {
        PageAnswer[] pages = [.. answers.Where(answer => answer.Status == 200)];
        output.WriteLine($"as of {truth.AsOf:yyyy-MM-dd}: {truth.Sites.Count} sites, {truth.Columns.Count} columns with home pages");
        output.WriteLine($"{pages.Length} pages, {pages.Sum(page => (long)page.Bytes) / 1024} KB, {pages.Min(page => page.Bytes)}–{pages.Max(page => page.Bytes)} bytes each, {elapsed.TotalSeconds:0.0} s, {pages.Length / elapsed.TotalSeconds:0} pages a second");
        output.WriteLine("category " + Tally(truth.Columns.Select(column => column.Category.ToString())));
        output.WriteLine("outcome  " + Tally(truth.Columns.Select(column => column.Outcome.ToString())));
        output.WriteLine("rules    " + Tally(truth.Columns.SelectMany(column => column.Rules)));
        output.WriteLine("traps    " + Tally(truth.Columns.Where(column => column.Trap != ColumnTrap.None).Select(column => column.Trap.ToString())));
        output.WriteLine("status   " + Tally(answers.Select(answer => answer.Status.ToString(CultureInfo.InvariantCulture))));
        foreach (var site in truth.Sites.Where(site => site.Rules.Count > 0)) output.WriteLine($"named    {site.Name}: {string.Join('；', site.Annex1)} ({string.Join(' ', site.Rules)})");
    }

    private static string Tally(IEnumerable<string> words) => string.Join(", ", words.CountBy(word => word).OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}"));
}
