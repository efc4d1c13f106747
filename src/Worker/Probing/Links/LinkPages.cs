using System.Collections.Concurrent;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Logging;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>Reads a site's own pages for their links, level by level: what a page of the next level is is known only when all of this one are read.</summary>
public sealed partial class LinkPages(LinkTester tester, LinkBook book, LinkTable table, HiddenLinks hidden, LeftOutCount leftOut, LinkOptions options, ILogger log)
{
    private readonly ConcurrentQueue<PageRow> _rows = new();
    private readonly ConcurrentDictionary<string, byte> _finals = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _read = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _unread = new(StringComparer.Ordinal);
    private readonly List<string> _urls = [];

    [ThreadStatic]
    private static List<PageReference>? t_references;

    public IReadOnlyList<PageRow> Rows => [.. _rows.OrderBy(r => r.Level).ThenBy(r => r.Url, StringComparer.Ordinal)];

    /// <summary>Different pages taken in.</summary>
    public int Count => _finals.Count;

    /// <summary>What the host answers to made-up addresses; null until it was asked.</summary>
    public SoftNotFound? Soft { get; set; }

    public string Url(int page) => _urls[page];

    public bool WasRead(string url) => _read.ContainsKey(url);

    /// <summary>Whether it was read, or could not be.</summary>
    public bool WasMet(string url) => _read.ContainsKey(url) || _unread.ContainsKey(url);

    /// <summary>Whether a page on this survey's way could not be read that the last survey may have read: what stood there is not known then.</summary>
    public bool LeftUnread { get; private set; }

    /// <summary>Decides <see cref="LeftUnread"/>, once the dead addresses were looked at again.</summary>
    /// <param name="since">The run's beginning.</param>
    public async Task SettleUnreadAsync(DateTimeOffset since, CancellationToken ct)
    {
        var unread = _unread.Keys.Where(url => book[url].Result?.Class != LinkClass.Broken).ToList();
        if (unread.Count == 0) return;
        // One that fails night after night was not read at the last survey either, and must not keep the site from ever being through.
        var stored = await book.StoredAsync(unread, ct);
        LeftUnread = !unread.TrueForAll(url => stored.TryGetValue(url, out var test) && test.CheckedAt < since && !LinkClasses.Answers(test));
    }

    /// <summary>Takes in the home page, which was fetched and parsed before.</summary>
    public void TakeHome(string url, FetchedPage page, HtmlPage parsed)
    {
        _urls.Add(url);
        _finals[page.FinalUrl] = 0;
        tester.Take(url, page);
        _rows.Enqueue(Row(page, url, 1, "home", Take(url, parsed, 0, 1)));
    }

    /// <summary>Reads levels 2 and deeper, as many as the options say.</summary>
    public async Task WalkAsync(CancellationToken ct)
    {
        var visited = new HashSet<string>(_urls, StringComparer.Ordinal);
        for (var level = 1; level < options.Levels; level++)
        {
            var next = table.Entries.Where(e => e.Level == level && e.IsOwnPage && e.Skip is null && visited.Add(e.Url))
                .OrderBy(e => e.Page).ThenBy(e => e.Place).ToList();
            var room = Math.Max(0, options.PagesPerSite - _urls.Count);
            if (next.Count > room)
            {
                leftOut.Add(SkipReason.PageBudget, next.Count - room);
                next.RemoveRange(room, next.Count - room);
            }

            if (next.Count == 0) return;
            var first = _urls.Count;
            _urls.AddRange(next.Select(e => e.Url));
            var atOnce = new ParallelOptions { MaxDegreeOfParallelism = options.PagesAtOnce, CancellationToken = ct };
            await Parallel.ForAsync(0, next.Count, atOnce, async (i, token) => await ReadAsync(next[i], first + i, level + 1, token));
        }
    }

    /// <summary>Fetches an own page and judges it as the test of its address.</summary>
    /// <param name="use">Given the page that opened and is a page, before it is gone.</param>
    public async Task<LinkTest> FetchAsync(LinkEntry entry, Func<FetchedPage, HtmlPage?, PageRow>? use, CancellationToken ct)
    {
        // Leading to another site, it is that one's page that opens or does not.
        return await book[entry.Url].AloneAsync(() => FetchAloneAsync(entry, use, ct), ct) ?? await tester.TestAsync(entry.Url, entry.Host, ct);
    }

    private async Task<LinkTest?> FetchAloneAsync(LinkEntry entry, Func<FetchedPage, HtmlPage?, PageRow>? use, CancellationToken ct)
    {
        using var page = await tester.FetchAsync(new PageRequest(entry.Url), ct);
        if (page.Status == FetchStatus.OffSite) return null;
        using var parsed = page.Status == FetchStatus.Ok && !HtmlPage.TooDeep(page.Text) ? HtmlPage.Parse(page.TextBuffer, page.TextLength, new Uri(page.FinalUrl)) : null;
        var suspicion = parsed is null ? null : Soft?.Suspicion(entry.Url, page, parsed);
        var test = tester.Take(entry.Url, page, suspicion is null ? null : LinkClass.SoftNotFound, suspicion);
        if (use is not null) _rows.Enqueue(use(page, suspicion is null ? parsed : null));
        return test;
    }

    private async Task ReadAsync(LinkEntry entry, int number, int level, CancellationToken ct)
    {
        if (!tester.MayGoOn || tester.IsSpent)
        {
            entry.Skip = tester.IsSpent ? SkipReason.RequestBudget : SkipReason.Deadline;
            _unread.TryAdd(entry.Url, 0);
            return;
        }

        // Found dead in this very run, as an earlier night's broken link.
        if (book[entry.Url].Result is { } known && LinkClasses.IsDead(known.Class))
        {
            entry.Test = known;
            _unread.TryAdd(entry.Url, 0);
            return;
        }

        try
        {
            entry.Test = await FetchAsync(entry, (page, parsed) => Row(page, entry.Url, level, parsed is null ? "none" : "other", parsed is null ? Unread(entry.Url, page) : TakeOnce(entry.Url, page, parsed, number, level)), ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A page that trips the reader must not cost the site its survey; it is a bug of ours, said loudly.
            LogReaderFault(fault, entry.Url);
            leftOut.Add(SkipReason.ReaderFault);
            _unread.TryAdd(entry.Url, 0);
            entry.Test = book[entry.Url].Result;
            if (entry.Test is null) entry.Skip = SkipReason.ReaderFault;
            return;
        }

        if (entry.Test.Class == LinkClass.Skipped) entry.Skip = entry.Test.Detail;
    }

    private int Unread(string url, FetchedPage page)
    {
        var tooDeep = page.Status == FetchStatus.Ok && HtmlPage.TooDeep(page.Text);
        // What is no page, not ours to read or beyond our reader is so every night.
        if (!tooDeep && page.Status is not (FetchStatus.NotHtml or FetchStatus.TooLarge or FetchStatus.Robots or FetchStatus.Trap)) _unread.TryAdd(url, 0);
        if (tooDeep) leftOut.Add(SkipReason.PageTooDeep);
        else if (page.Status is not (FetchStatus.NotFound or FetchStatus.NotHtml or FetchStatus.Robots or FetchStatus.Ok or FetchStatus.Trap)) leftOut.Add(SkipReason.PageUnread);
        return 0;
    }

    // Several addresses may lead to one page; its links count once.
    private int TakeOnce(string url, FetchedPage page, HtmlPage parsed, int number, int level)
    {
        if (_finals.TryAdd(page.FinalUrl, 0)) return Take(url, parsed, number, level);
        _read.TryAdd(url, 0);
        return 0;
    }

    private int Take(string url, HtmlPage parsed, int number, int level)
    {
        var references = t_references ??= new(256);
        references.Clear();
        try
        {
            ReferenceCollector.Collect(parsed, references);
            hidden.Take(parsed, references, url);
            _read.TryAdd(url, 0);
            return table.Add(parsed, references, number, level);
        }
        finally
        {
            references.Clear();
        }
    }

    [LoggerMessage(LogLevel.Error, "The reader failed on the links of {Url}: the page is counted as not read")]
    private partial void LogReaderFault(Exception fault, string url);

    internal static PageRow Row(FetchedPage page, string url, int level, string kind, int links) => new(
        url,
        level,
        kind,
        page.Status.ToString(),
        page.HttpStatus,
        string.Equals(page.FinalUrl, url, StringComparison.Ordinal) ? null : page.FinalUrl,
        page.Bytes,
        (int)page.Elapsed.TotalMilliseconds,
        links,
        null,
        page.TlsFault,
        page.FetchedAt)
    {
        Answered = !FetchErrors.IsSilence(page.Cause ?? page.Status),
    };
}
