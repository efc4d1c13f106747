using CsCheck;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Tests.Probing.Links;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Fetching;

/// <summary>A host that answers 429 is never asked faster afterwards, whatever it answers in between and however its requests come.</summary>
public sealed class RateLimitPropertyTests
{
    private static readonly PaceOptions Pace = new()
    {
        HostRequestsPerSecond = 0,
        HostConnections = 0,
        AddressRequestsPerSecond = 0,
        AddressConnections = 0,
        SlowedInterval = TimeSpan.FromMilliseconds(4),
        SlowestInterval = TimeSpan.FromMilliseconds(16),
    };

    private static readonly Gen<int[]> Answers = Gen.Frequency((3, Gen.Const(200)), (2, Gen.Const(429)), (1, Gen.Const(503)), (1, Gen.Const(404)), (1, Gen.Const(302))).Array[4, 14];

    // An answer's arrival lies before the moment it is heeded, so that a gap behind a 429 is exact; a start held up on its way to the site makes the gap
    // behind it look shorter, so the gaps behind other answers are held against what all of them come to.
    [Fact]
    public async Task Fetch_WhateverTheHostAnswers_TheIntervalAfterA429OnlyGrows() => await Answers.SampleAsync(
        async answers =>
        {
            var starts = await StartsAsync(answers);
            var (least, owed) = (TimeSpan.Zero, TimeSpan.Zero);
            var since = starts.FindIndex(s => s.Status == 429);
            for (var i = Math.Max(0, since); since >= 0 && i + 1 < starts.Count; i++)
            {
                if (starts[i].Status == 429) least = TimeSpan.FromTicks(Math.Clamp(least.Ticks * 2, Pace.SlowedInterval.Ticks, Pace.SlowestInterval.Ticks));
                owed += least;
                if (starts[i].Status == 429 && starts[i + 1].At - starts[i].At < least) return false;
                if (starts[i + 1].At - starts[since].At < owed) return false;
            }

            return true;
        },
        iter: 40, threads: 1);

    [Fact]
    public async Task Survey_OfAHostThatAnswers429_SlowsDownForAllItsLinks()
    {
        await using var site = await TestSite.StartAsync(c =>
        {
            if (c.Request.Path == "/") return c.Response.Html(string.Concat(Enumerable.Range(0, 12).Select(i => $"<img src='/{i}.png'>")));
            c.Response.StatusCode = c.Request.Path == "/0.png" ? 429 : 200;
            return Task.CompletedTask;
        });
        var options = Surveys.Quick();
        options.PagesAtOnce = 1;
        using var fetcher = Fetchers.Create(pace: new PaceOptions { HostRequestsPerSecond = 0, AddressRequestsPerSecond = 0, SlowedInterval = TimeSpan.FromMilliseconds(60), SlowestInterval = TimeSpan.FromMilliseconds(60) });
        var survey = Surveys.New(options);
        await survey.RunAsync(Surveys.Site(site.Url("/")), Surveys.Context(fetcher), survey.NewBook([], null, false), KnownLinks.None, TestContext.Current.CancellationToken);
        var first = site.Seen.First(s => s.Path == "/0.png").At;
        Assert.InRange(TimeProvider.System.GetElapsedTime(first, site.Seen.Max(s => s.At)).TotalMilliseconds, (11 * 60) - 1, 30_000);
    }

    private static async Task<List<(int Status, TimeSpan At)>> StartsAsync(int[] answers)
    {
        var next = 0;
        var starts = new List<(int Status, TimeSpan At)>();
        var zero = TimeProvider.System.GetTimestamp();
        await using var site = await TestSite.StartAsync(async c =>
        {
            int status;
            lock (starts)
            {
                status = answers[Math.Min(next++, answers.Length - 1)];
                starts.Add((status, TimeProvider.System.GetElapsedTime(zero)));
            }

            c.Response.StatusCode = status;
            if (status == 302) c.Response.Headers.Location = $"/moved-{next}";
            await c.Response.CompleteAsync();
        });
        var options = Fetchers.Quick();
        options.Retries = 0;
        using var fetcher = Fetchers.Create(options, Pace);
        for (var i = 0; i < answers.Length; i++)
            (await fetcher.FetchAsync(new PageRequest(site.Url($"/{i}")) { Part = i % 2 == 0 ? AnswerPart.Head : AnswerPart.Beginning }, TestContext.Current.CancellationToken)).Dispose();
        return starts;
    }
}
