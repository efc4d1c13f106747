using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>The addresses that a site shows, each once. Keyed on their raw text as well as on their one true spelling, so that a reference that a
/// thousand pages carry costs a look-up each time and no memory.</summary>
public sealed class LinkTable(LinkScope scope, LinkOptions options, TrapWatch traps)
{
    private const int LongestAddress = 4_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkEntry> _byUrl = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LinkEntry> _byRaw = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, LinkEntry>> _byPath = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<LinkEntry> _entries = [];
    private int _spellings;

    public IReadOnlyList<LinkEntry> Entries => _entries;

    public long References { get; private set; }

    /// <summary>References that were only counted because the table was full.</summary>
    public int Overflow { get; private set; }

    public LinkEntry? Find(string url) => _byUrl.GetValueOrDefault(url);

    /// <summary>Takes a page's references in.</summary>
    /// <param name="page">The number of the page; lower ones come first on their level.</param>
    /// <returns>How many of the references lead anywhere.</returns>
    public int Add(HtmlPage parsed, List<PageReference> references, int page, int level)
    {
        var address = parsed.Address;
        Span<char> scratch = stackalloc char[512];
        lock (_lock)
        {
            var origin = address.Base.GetLeftPart(UriPartial.Authority);
            if (!_byPath.TryGetValue(origin, out var paths)) _byPath[origin] = paths = new(StringComparer.Ordinal);
            var known = paths.GetAlternateLookup<ReadOnlySpan<char>>();
            var knownRaw = _byRaw.GetAlternateLookup<ReadOnlySpan<char>>();
            var met = 0;
            for (var place = 0; place < references.Count; place++)
            {
                var reference = references[place];
                var raw = WrittenAddress.Trim(reference.Href);
                if (raw.IsEmpty) continue;
                LinkEntry? entry;
                if (WrittenAddress.Scheme(raw) is var scheme && !scheme.IsEmpty)
                {
                    if (WrittenAddress.IsNoLink(scheme)) continue;
                    if (!knownRaw.TryGetValue(raw, out entry)) entry = Keep(_byRaw, raw.ToString(), Make(raw.ToString(), null, reference.Kind));
                }
                else if (address.TryPath(reference.Href, scratch, out var path))
                {
                    if (!known.TryGetValue(path, out entry)) entry = Keep(paths, path.ToString(), Make(origin + path.ToString(), null, reference.Kind));
                }
                else entry = Make(raw.ToString(), address.Base, reference.Kind);

                if (entry is null) Overflow++;
                else Count(entry, reference, page, place, level);
                met++;
            }

            References += met;
            return met;
        }
    }

    private LinkEntry? Keep(Dictionary<string, LinkEntry> by, string key, LinkEntry? entry)
    {
        // Spellings without end of one address must not fill the memory either.
        if (entry is null || key.Length > LongestAddress || _spellings >= 2 * options.AddressesPerSite) return entry;
        _spellings++;
        by[key] = entry;
        return entry;
    }

    private static void Count(LinkEntry entry, in PageReference reference, int page, int place, int level)
    {
        if (entry.LastPage != page)
        {
            entry.LastPage = page;
            entry.Pages++;
        }

        if (entry.Level != 0 && (entry.Level < level || entry.Page < page || (entry.Page == page && entry.Place <= place))) return;
        (entry.Level, entry.Page, entry.Place) = (level, page, place);
        entry.Text = LinkText.Of(reference.Element);
    }

    private LinkEntry? Make(string raw, Uri? basis, LinkKind element)
    {
        var written = raw.Length <= LongestAddress ? WrittenAddress.Read(raw, basis)
            : new WrittenAddress($"{raw.AsSpan(0, 200)}… ({raw.Length})", null, LinkClass.Skipped, $"address of {raw.Length} characters");
        if (_byUrl.TryGetValue(written.Url, out var known)) return known;
        if (_entries.Count >= options.AddressesPerSite) return null;
        var entry = written.Uri is { } uri ? NewEntry(written.Url, uri, element) : new LinkEntry(written.Url, "", "", true, element)
        {
            Given = written.Fault,
            Detail = written.Detail,
            Skip = written.Fault == LinkClass.Skipped ? SkipReason.Of(TrapKind.Length) : null,
        };
        _byUrl[written.Url] = entry;
        _entries.Add(entry);
        return entry;
    }

    private LinkEntry NewEntry(string url, Uri uri, LinkKind element)
    {
        var own = scope.IsOwn(uri.Host);
        return new LinkEntry(url, uri.GetLeftPart(UriPartial.Authority), uri.Host, !own, AddressKind.Of(element, uri.AbsolutePath))
        {
            Skip = WrittenAddress.IsPlaceholder(url) ? SkipReason.Placeholder : traps.Reason(uri, own),
        };
    }
}
