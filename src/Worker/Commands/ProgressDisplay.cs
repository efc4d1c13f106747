using FreshnessCrawler.Worker.Crawling;
using Spectre.Console;

namespace FreshnessCrawler.Worker.Commands;

/// <summary>Shows how far a run is: bars on a terminal, a line every few seconds into a file or a pipe. On standard error, beside the result.</summary>
public static class ProgressDisplay
{
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);

    /// <param name="verb">What is done, in Chinese.</param>
    /// <param name="counter">The Chinese counting word for its targets: 站, 个.</param>
    /// <param name="work">Tells its progress.</param>
    public static Task<RunSummary> ShowAsync(string verb, string counter, Func<IProgress<CrawlProgress>, Task<RunSummary>> work) =>
        Console.IsErrorRedirected ? LinesAsync(verb, counter, work) : BarsAsync(verb, counter, work);

    private static async Task<RunSummary> BarsAsync(string verb, string counter, Func<IProgress<CrawlProgress>, Task<RunSummary>> work)
    {
        var screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await screen.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async bars =>
            {
                var bar = bars.AddTask(verb);
                return await work(new Watcher(p =>
                {
                    bar.MaxValue = Math.Max(1, p.Sites);
                    bar.Value = p.SitesDone;
                    bar.Description = $"{verb} {p.SitesDone}/{p.Sites} {counter} {p.Pages} {(p.Columns > 0 ? "页" : "次请求")}";
                }));
            });
    }

    private static async Task<RunSummary> LinesAsync(string verb, string counter, Func<IProgress<CrawlProgress>, Task<RunSummary>> work)
    {
        var clock = TimeProvider.System;
        var last = clock.GetTimestamp();
        var gate = new Lock();
        return await work(new Watcher(p =>
        {
            lock (gate)
            {
                if (clock.GetElapsedTime(last) < LineEvery && p.SitesDone < p.Sites) return;
                if (p.Site is null && p.SitesDone == p.Sites) return;
                last = clock.GetTimestamp();
            }
            Console.Error.WriteLine($"{verb} {p.SitesDone}/{p.Sites} {counter}{(p.Columns > 0 ? $" {p.ColumnsDone}/{p.Columns} 栏目 {p.Pages} 页" : $" {p.Pages} 次请求")}");
        }));
    }

    /// <summary>Unlike <see cref="Progress{T}"/> it tells at once and in order.</summary>
    private sealed class Watcher(Action<CrawlProgress> tell) : IProgress<CrawlProgress>
    {
        public void Report(CrawlProgress value) => tell(value);
    }
}
