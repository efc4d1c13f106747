using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>Tests what the pages show and what was not fetched as a page. Each host has a queue of its own, so that a slow one keeps none waiting.</summary>
public sealed class AddressTests(LinkTester tester, LinkBook book, LinkTable table, LinkPages pages, LinkOptions options)
{
    // Where an address that is not there is sent by sites that do not like to say so.
    private static readonly string[] s_errorWords = ["404", "error", "notfound", "not-found", "nopage"];

    public async Task RunAsync(CancellationToken ct)
    {
        var untested = table.Entries.Where(e => e.Test is null && e.Given is null && e.Skip is null).ToList();
        await book.RecallAsync(untested.Select(e => e.Url), ct);
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = options.HostsAtOnce, CancellationToken = ct };
        var queues = untested.GroupBy(e => e.Authority, StringComparer.OrdinalIgnoreCase).OrderByDescending(g => g.Count());
        await Parallel.ForEachAsync(queues, atOnce, async (queue, token) =>
        {
            var ofHost = new ParallelOptions { MaxDegreeOfParallelism = options.PagesAtOnce, CancellationToken = token };
            await Parallel.ForEachAsync(queue, ofHost, async (entry, last) => await TestAsync(entry, last));
        });
    }

    private async Task TestAsync(LinkEntry entry, CancellationToken ct)
    {
        if (book[entry.Url].Result is null)
        {
            entry.Skip = !tester.MayGoOn ? SkipReason.Deadline
                : tester.IsSpent ? SkipReason.RequestBudget
                : entry.External && !book.Host(entry.Authority).TryTake(options.TestsPerForeignHost) ? SkipReason.ForeignBudget
                : null;
            if (entry.Skip is not null) return;
        }

        entry.Test = entry.IsOwnPage && pages.Soft is { OpensAnything: true } ? await pages.FetchAsync(entry, null, ct) : await TestOpeningAsync(entry, ct);
        if (entry.Test.Class == LinkClass.Skipped) entry.Skip = entry.Test.Detail;
    }

    private async Task<LinkTest> TestOpeningAsync(LinkEntry entry, CancellationToken ct)
    {
        var test = await tester.TestAsync(entry.Url, entry.Host, ct);
        if (!LinkClasses.IsFine(test.Class) || test.FinalUrl is null || entry.Kind is not (LinkKind.Page or LinkKind.Attachment)) return test;
        var suspicion = entry.External ? await SuspectTargetAsync(entry, test, ct) : pages.Soft?.SuspectTarget(entry.Url, 302, test.FinalUrl);
        if (suspicion is null) return test;
        var suspected = test with { Class = LinkClass.SoftNotFound, Detail = suspicion };
        return book[entry.Url].Result = suspected;
    }

    // Only where an answer looks like it: a stranger's host is not asked for made-up addresses without a cause.
    private async Task<string?> SuspectTargetAsync(LinkEntry entry, LinkTest test, CancellationToken ct)
    {
        var final = new Uri(test.FinalUrl!);
        if (SoftNotFound.IsRoot(entry.Url) || !final.Host.Equals(entry.Host, StringComparison.OrdinalIgnoreCase)) return null;
        if (!SoftNotFound.IsRoot(test.FinalUrl!) && !Array.Exists(s_errorWords, w => final.AbsolutePath.Contains(w, StringComparison.OrdinalIgnoreCase))) return null;
        var host = book.Host(entry.Authority);
        Task<string?> madeUp;
        lock (host) madeUp = host.MadeUp ??= AskMadeUpAsync(entry, ct);
        var target = await madeUp.WaitAsync(ct);
        return target is not null && string.Equals(SoftNotFound.WithoutQuery(test.FinalUrl!), target, StringComparison.Ordinal) ? $"led to {test.FinalUrl}, as a made-up address is" : null;
    }

    private async Task<string?> AskMadeUpAsync(LinkEntry entry, CancellationToken ct)
    {
        using var page = await tester.FetchAsync(tester.RequestFor(MadeUpAddress.Beside(new Uri(entry.Url)), entry.Host, AnswerPart.Beginning), ct);
        return page is { Status: FetchStatus.Ok, RedirectStatus: not null } ? SoftNotFound.WithoutQuery(page.FinalUrl) : null;
    }
}
