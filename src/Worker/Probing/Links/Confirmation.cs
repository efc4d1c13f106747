using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>The second look at a survey's end. An address is called broken only when it was dead twice and apart in time, nothing fine in between,
/// the second time in this very run by a look that leaves no excuse, while its host opened another of its addresses (another site's host, one that is
/// not its root); a name that does not exist, while the site's own name still did. What was dead on another night needs no further wait, but that look it needs.</summary>
/// <param name="homeUrl">The site's home page, which was read at the survey's beginning.</param>
public sealed class Confirmation(ProbeContext context, LinkBook book, LinkScope scope, LinkTester tester, LinkOptions options, string homeUrl, TimeProvider clock)
{
    // So many looks at one host lie between two questions whether it still opens what it opened.
    private const int LooksBetween = 25;

    // One address in so many may be mended between two looks; where more open, not all servers behind the name have all files.
    private const int SteadyHost = 5;

    private readonly string _homeHost = new Uri(homeUrl).Host;

    public async Task RunAsync(IReadOnlyList<Suspect> suspects, CancellationToken ct)
    {
        var passing = suspects.Where(s => Now(s) is { } test && LinkClasses.MayPass(test.Class) && tester.WasAsked(s.Url)).ToList();
        await LookAgainAsync(passing.Take(options.SecondLooks), test => test.CheckedAt.AddTicks(1), ct);

        var dead = suspects.Where(s => Now(s)?.Class == LinkClass.Unconfirmed).ToList();
        if (context.Deadline is { } deadline) dead.RemoveAll(s => Due(Now(s)) >= deadline);
        await WaitAsync(dead, ct);
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = options.HostsAtOnce, CancellationToken = ct };
        await Parallel.ForEachAsync(
            dead.Where(IsUnconfirmed).GroupBy(s => Decider(Now(s)), StringComparer.OrdinalIgnoreCase), atOnce, async (group, token) => await ConfirmAsync(group.Key, [.. group], token));
    }

    // A host that turns us away for a while may say "not there" to everything: it must open what it opened right before the looks and right after them.
    private async Task ConfirmAsync(string decider, IReadOnlyList<Suspect> suspects, CancellationToken ct)
    {
        var before = await DoubtAsync(decider, ct);
        var looked = 0;
        foreach (var few in suspects.Chunk(LooksBetween))
        {
            var begun = clock.GetUtcNow();
            await LookAgainAsync(few.Where(IsUnconfirmed), test => Later(Due(test), begun), ct);
            var dead = few.Where(s => IsUnconfirmed(s) && Now(s) is { } test && book[s.Url].IsSecondLook(Later(Due(test), begun))).ToList();
            var after = await DoubtAsync(decider, ct);
            looked += few.Length;
            var doubt = before ?? after ?? Wavering(decider, looked);
            foreach (var suspect in dead) await SettleAsync(suspect, decider, doubt, ct);
            before = after;
        }
    }

    private async Task SettleAsync(Suspect suspect, string decider, string? doubt, CancellationToken ct)
    {
        if (Now(suspect) is not { } test) return;
        if (doubt is null && !Decider(test).Equals(decider, StringComparison.OrdinalIgnoreCase)) doubt = "another server said so than at the first look";
        var lapsed = doubt is null && test is { HttpStatus: null, FinalUrl: null } && await IsLapsedAsync(suspect.Url, ct);
        book[suspect.Url].Result = doubt is null ? test with { Class = LinkClass.Broken, LapsedName = lapsed }
            : test.Detail?.Contains(doubt, StringComparison.Ordinal) == true ? test : test with { Detail = $"{test.Detail}; {doubt}" };
    }

    // Null where another survey's result stood for it and that one turned out void meanwhile.
    private LinkTest? Now(Suspect suspect) => book[suspect.Url].Result;

    private bool IsUnconfirmed(Suspect suspect) => Now(suspect)?.Class == LinkClass.Unconfirmed;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    // All that wait wait together, and no longer than the last of them must.
    private async Task WaitAsync(List<Suspect> dead, CancellationToken ct)
    {
        if (dead.Count == 0) return;
        var due = dead.Max(s => Due(Now(s)));
        // A timer counts whole milliseconds and may fire within the last one.
        while (due - clock.GetUtcNow() is { Ticks: > 0 } wait) await Task.Delay(wait + TimeSpan.FromMilliseconds(1), clock, ct);
    }

    private DateTimeOffset Due(LinkTest? test) => (test?.BrokenSince ?? test?.CheckedAt ?? clock.GetUtcNow()) + options.ConfirmAfter;

    private async Task LookAgainAsync(IEnumerable<Suspect> suspects, Func<LinkTest, DateTimeOffset> notBefore, CancellationToken ct)
    {
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = options.HostsAtOnce, CancellationToken = ct };
        await Parallel.ForEachAsync(suspects.GroupBy(s => s.Host, StringComparer.OrdinalIgnoreCase), atOnce, async (host, token) =>
        {
            var ofHost = new ParallelOptions { MaxDegreeOfParallelism = options.PagesAtOnce, CancellationToken = token };
            await Parallel.ForEachAsync(host, ofHost, async (suspect, last) =>
            {
                if (tester.MayGoOn && Now(suspect) is { } test) await tester.TestAgainAsync(suspect, notBefore(test), last);
            });
        });
    }

    // Who said that the address is dead: a web server, or (empty) the name servers.
    private static string Decider(LinkTest? test) => test?.HttpStatus is not (404 or 410) ? "" : new Uri(test.FinalUrl ?? test.Url).GetLeftPart(UriPartial.Authority);

    /// <summary>Why a host's "not there" is not believed, for operators; null where it is.</summary>
    private async Task<string?> DoubtAsync(string authority, CancellationToken ct)
    {
        if (authority.Length == 0)
            return await OpensAsync(homeUrl, _homeHost, ct) ? null : "the site's own name was not found either";
        var host = new Uri(authority).Host;
        var known = book.Host(authority);
        // A part of the site that shows pages is there, by whatever record.
        if ((!scope.IsRegistered(host) || known.Witness is null) && !scope.IsSite(host) && await IsWildcardAsync(known, host, ct) != false)
            return "the name leads somewhere only as every name beside it does, or that could not be found out";
        var first = known.Witness;
        IEnumerable<string> recent = known.Recent;
        if (scope.IsSite(host)) first ??= authority.Equals(new Uri(homeUrl).GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase) ? homeUrl : $"{authority}/";
        else
        {
            // Many a host lets strangers' programs in at its front door only, and says "not there" to them anywhere else.
            recent = recent.Concat(known.Remembered).Where(url => !SoftNotFound.IsRoot(url)).Distinct(StringComparer.Ordinal);
            if (!recent.Any()) return "the host does not open any address to us but perhaps its root";
        }

        if (first is not null && !await OpensAsync(first, host, ct)) return $"the host does not open {first} to us either";
        var others = recent.Where(url => !string.Equals(url, first, StringComparison.Ordinal)).ToList();
        var opened = others.Count == 0;
        foreach (var other in others)
        {
            if (opened = await OpensAsync(other, host, ct)) break;
        }

        return opened ? null : $"the host does not open {others[0]} to us any more either";
    }

    private string? Wavering(string authority, int looked) => authority.Length > 0 && book.Host(authority).Wavered is var opened && opened * SteadyHost > looked
        ? $"the host opened {opened} addresses that it had said were not there, at the second look"
        : null;

    private async Task<bool> OpensAsync(string url, string host, CancellationToken ct)
    {
        var page = await tester.FetchAsync(tester.RequestFor(url, host, AnswerPart.Beginning) with { BypassCaches = true }, ct);
        return page is { Status: FetchStatus.Ok, HttpStatus: >= 200 and < 300 };
    }

    private Task<bool?> IsWildcardAsync(LinkHost known, string host, CancellationToken ct)
    {
        lock (known) return known.Wildcard ??= context.Fetcher.IsWildcardAsync(host, MadeUpAddress.NameBeside(host), ct);
    }

    private async Task<bool> IsLapsedAsync(string url, CancellationToken ct) =>
        SiteScope.RegisteredDomain(new Uri(url).Host) is { } domain && await context.Fetcher.IsNoSuchNameAsync(domain, ct);
}
