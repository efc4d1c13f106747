using FreshnessCrawler.DemoCity.Naming;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Tests.Fetching;
using FreshnessCrawler.Worker.Tests.Probing.Names;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Links;

/// <summary>Links whose names a real name server answers in all its ways.</summary>
public sealed class LinkSurveyNamesTests
{
    [Fact]
    public async Task Run_NamesAnsweredInAllWays_AreBrokenOnlyWhereDenied()
    {
        Assert.SkipWhen(NameServer.Program is null, CityNames.NotHere);
        await using var server = await NameServer.StartAsync(
            [
                new NameZone("jiaxian.example", "@ IN NS ns1\nns1 IN A 127.0.0.1\nwww IN A 127.0.0.1"),
                new NameZone("yixian.example", "@ IN NS ns1\nns1 IN A 127.0.0.1\nwww IN A 127.0.0.1\nempty IN TXT \"x\""),
                new NameZone("parked.example", "@ IN NS ns1\nns1 IN A 127.0.0.1\n* IN A 127.0.0.1"),
                new NameZone("broken.example", null),
            ],
            TestContext.Current.CancellationToken);
        await using var site = await TestSite.StartAsync(c =>
        {
            var port = c.Request.Host.Port;
            if (c.Request is { Host.Host: "www.jiaxian.example", Path.Value: "/" })
            {
                string[] links = ["www.yixian.example:P/gone.html", "www.yixian.example:P/there.html", "gone.yixian.example:P/", "empty.yixian.example:P/", "any.broken.example:P/", "old.parked.example:P/1.html", "slow.jiaxian.example:P/"];
                return c.Response.Html(string.Concat(links.Select(l => $"<a href='http://{l.Replace("P", $"{port}", StringComparison.Ordinal)}'>x</a>")));
            }

            if (c.Request.Path.Value is not ("/" or "/there.html")) c.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        var result = await Surveys.RunAsync(site.Url("/", "www.jiaxian.example"), names: new ServerNameResolver(CityNames.Names(server.EndPoint)));
        Assert.Equal(
            [
                ("any.broken.example", LinkClass.Unreachable), ("empty.yixian.example", LinkClass.Unreachable), ("gone.yixian.example", LinkClass.Broken),
                ("old.parked.example", LinkClass.Unconfirmed), ("slow.jiaxian.example", LinkClass.Broken), ("www.yixian.example", LinkClass.Broken),
            ],
            result.Observations.Problems.Select(p => (new Uri(p.Url).Host, p.Class)).OrderBy(p => p.Host, StringComparer.Ordinal));
        Assert.DoesNotContain(result.Observations.Problems, p => p.LapsedName);
    }
}
