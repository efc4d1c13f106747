using System.Collections.Concurrent;
using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>The addresses of one site that were met, each once, with the level at which it was met first.
/// Keyed on the path text: a link that a thousand pages carry costs a look-up each time and nothing more.</summary>
public sealed class LinkPool
{
    private readonly ConcurrentDictionary<string, byte> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Path, int Level)> _new = new();

    [ThreadStatic]
    private static HashSet<string>? t_ofPage;

    /// <summary>Adds the page's links to its own host and says how many the page has.</summary>
    public int Add(HtmlPage page, int level)
    {
        var ofPage = t_ofPage ??= new HashSet<string>(StringComparer.Ordinal);
        ofPage.Clear();
        var found = LinkCollector.Collect(page, ofPage);
        foreach (var path in ofPage)
            if (_seen.TryAdd(path, 0)) _new.Enqueue((path, level));
        return found;
    }

    public bool TryTake(out (string Path, int Level) next) => _new.TryDequeue(out next);
}
