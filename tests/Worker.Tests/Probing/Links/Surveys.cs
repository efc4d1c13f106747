using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing;
using FreshnessCrawler.Worker.Probing.Links;
using FreshnessCrawler.Worker.Tests.Fetching;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Links;

/// <summary>Surveys of sites on loopback, with short times.</summary>
internal static class Surveys
{
    public static LinkOptions Quick() => new() { ConfirmAfter = TimeSpan.FromSeconds(1), PrivateForeign = true, PagesAtOnce = 8 };

    public static async Task<LinkSurveyResult> RunAsync(
        string url, LinkOptions? options = null, FetchOptions? fetch = null, INameResolver? names = null, IReadOnlyList<LinkProblem>? earlier = null,
        LinkRecall? recall = null, string[]? registered = null, DateTimeOffset? deadline = null, (DateTimeOffset At, int HomeAddresses)? last = null)
    {
        using var fetcher = Fetchers.Create(fetch, names: names);
        var survey = New(options);
        var book = survey.NewBook(registered ?? [new Uri(url).Host], recall, false);
        return await survey.RunAsync(Site(url), Context(fetcher, deadline), book, KnownLinks.None with { Problems = earlier ?? [], SurveyedAt = last?.At, HomeAddresses = last?.HomeAddresses ?? 0 }, TestContext.Current.CancellationToken);
    }

    public static LinkSurvey New(LinkOptions? options = null) => new(Microsoft.Extensions.Options.Options.Create(options ?? Quick()), TimeProvider.System, NullLogger<LinkSurvey>.Instance);

    public static SiteTarget Site(string? url) => new(1, "s1", "甲网站", "甲单位", url, true, []);

    public static ProbeContext Context(PageFetcher fetcher, DateTimeOffset? deadline = null, Action<int>? onRequests = null)
    {
        var point = new MonitoringPoint(TimeProvider.System.GetUtcNow());
        var policy = PolicyFile.Load(Path.Combine(AppContext.BaseDirectory, "policy.json")).At(point.Day);
        return new ProbeContext(1, point, policy, fetcher, deadline, false, onRequests ?? (static _ => { }));
    }

    public static LinkProblem? Problem(this LinkSurveyResult result, string path) => result.Observations.Problems.FirstOrDefault(p => p.Url.EndsWith(path, StringComparison.Ordinal));

    public static LinkClass? ClassOf(this LinkSurveyResult result, string path) =>
        result.Links.Select(l => (l.Url, (LinkClass?)l.Class)).Concat(result.Observations.Problems.Select(p => (p.Url, (LinkClass?)p.Class)))
            .Concat(result.Tests.Select(t => (t.Url, (LinkClass?)t.Class))).FirstOrDefault(l => l.Url.EndsWith(path, StringComparison.Ordinal)).Item2;

    public static int Count(this LinkSurveyResult result, LinkClass @class) => result.Observations.Tallies.Where(t => t.Class == @class).Sum(t => t.Count);
}
