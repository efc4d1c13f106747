using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Columns;

/// <summary>Proposes a site's columns from its home page and its navigation. Pure functions over pages: which further pages are worth
/// fetching says <see cref="DiscoveryLeads"/>.</summary>
public static class ColumnDiscovery
{
    private const double MostOnPlatform = 0.55;

    /// <summary>The site's columns only, ready to be kept and read.</summary>
    public static IReadOnlyList<ProposedColumn> Discover(HtmlPage home, Uri site, DateOnly? today = null) =>
        [.. Survey(home, site, today).Where(static column => column.IsColumn)];

    /// <summary>All entries of the navigation, what is no column told apart with its reason.</summary>
    /// <param name="page">The home page, or a frame of it that holds the navigation.</param>
    /// <param name="site">The site's own address.</param>
    /// <param name="today">The day of the visit (Asia/Shanghai): a topic of an earlier year is over.</param>
    public static IReadOnlyList<ProposedColumn> Survey(HtmlPage page, Uri site, DateOnly? today = null) => Unite(NavigationReader.Read(page), site, today);

    /// <summary>What several pages say of one site, each address once: the earlier list speaks, the menus before the others.</summary>
    public static IReadOnlyList<ProposedColumn> Merge(params IReadOnlyList<IReadOnlyList<ProposedColumn>> surveys)
    {
        var found = new Dictionary<string, ProposedColumn>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var column in surveys.SelectMany(static survey => survey))
        {
            var key = ColumnAddress.Key(column.Url);
            if (!found.TryGetValue(key, out var known))
            {
                found[key] = column;
                order.Add(key);
            }
            else if (known.Place == column.Place) found[key] = WithAlias(known.Level >= column.Level ? known : known with { Level = column.Level, Parent = column.Parent }, column);
            else found[key] = known.Place < column.Place ? WithAlias(Deeper(known, column), column) : WithAlias(Deeper(column, known), known);
        }

        return [.. order.Select(key => found[key])];
    }

    /// <summary>A column with the class that its own page's tags speak for too. What only an address tells of, a person must name all the same.</summary>
    internal static ProposedColumn Reasoned(ProposedColumn column, Uri site, ColumnTags tags)
    {
        if (tags == ColumnTags.None || column.Kind != ColumnKind.List || column.Place == NavigationPlace.SitemapXml) return column;
        var (category, confidence, reason) = ColumnClassifier.Classify(column.Name, tags.Type, tags.Name, column.Parent, column.Url);
        return Qualified(column with { Category = category, Confidence = confidence, Reason = reason }, site);
    }

    internal static IReadOnlyList<ProposedColumn> Unite(List<NavigationLink> links, Uri site, DateOnly? today)
    {
        var drafts = new Dictionary<string, ColumnDraft>(StringComparer.Ordinal);
        var order = new List<ColumnDraft>();
        foreach (var link in links)
        {
            var key = ColumnAddress.Key(link.Url);
            if (drafts.TryGetValue(key, out var draft)) draft.Add(link);
            else
            {
                drafts[key] = draft = new ColumnDraft(link);
                order.Add(draft);
            }
        }

        PlaceBelow(order);
        // friend links and the services of other offices stand in the blocks of home pages by the hundred
        return [.. order.Select(draft => Propose(draft, site, today)).Where(static column => column.Kind != ColumnKind.External || column.Place is NavigationPlace.Menu or NavigationPlace.More)];
    }

    // What stands apart from the menu, but whose address lies below a menu entry's, is below that entry.
    private static void PlaceBelow(List<ColumnDraft> drafts)
    {
        var tops = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            if (draft.Link is { Place: NavigationPlace.Menu, Level: 1 } top && ColumnAddress.Key(top.Url) is var key && key.Contains('/', StringComparison.Ordinal)) tops.TryAdd(key, top.Name);
        }

        foreach (var draft in drafts)
        {
            if (draft.Link is not { Parent: null, Place: NavigationPlace.Block or NavigationPlace.More }) continue;
            var key = ColumnAddress.Key(draft.Link.Url);
            if (tops.TryGetValue(key[..Math.Max(0, key.LastIndexOf('/'))], out var name)) draft.PutBelow(name);
        }
    }

    private static ProposedColumn Propose(ColumnDraft draft, Uri site, DateOnly? today)
    {
        var link = draft.Link;
        var (kind, why) = ColumnKinds.Of(link, site, today);
        var (category, confidence, reason) = ColumnClassifier.Classify(link.Name, parentName: link.Parent, path: link.Url);
        if (kind == ColumnKind.Topic) (category, confidence, reason) = (ColumnCategory.Other, Math.Min(confidence, 0.5), why!);
        else if (kind != ColumnKind.List) (category, confidence, reason) = (ColumnCategory.Other, 0, why!);
        var tie = Uri.TryCreate(link.Url, UriKind.Absolute, out var uri) ? HostTies.Of(site, uri) : HostTie.Foreign;
        return Qualified(
            new ProposedColumn(link.Name, link.Url, link.Level, category, confidence, reason)
            {
                Kind = kind,
                Parent = link.Parent,
                OnOtherHost = tie != HostTie.Own,
                Place = link.Place,
                Aliases = draft.Aliases,
            },
            site);
    }

    // What its host and its other names add to the class of an entry.
    private static ProposedColumn Qualified(ProposedColumn column, Uri site)
    {
        var (confidence, reason) = (column.Confidence, column.Reason);
        if (column is { IsColumn: true, OnOtherHost: true })
        {
            var host = new Uri(column.Url);
            reason += $"；在其他域名（{host.Host}）";
            // a shared platform may show other offices' articles under the same address
            if (HostTies.Of(site, host) != HostTie.Below) confidence = Math.Min(confidence, MostOnPlatform);
        }

        if (column.Aliases.Count > 0) reason += $"；又名“{string.Join("”“", column.Aliases)}”";
        return column with { Confidence = confidence, Reason = reason };
    }

    private static ProposedColumn Deeper(ProposedColumn kept, ProposedColumn other) =>
        // a sitemap page knows what is below what; a block does not
        other.Place == NavigationPlace.SitemapPage && other.Level > kept.Level ? kept with { Level = other.Level, Parent = kept.Parent ?? other.Parent } : kept;

    private static ProposedColumn WithAlias(ProposedColumn kept, ProposedColumn other)
    {
        if (other.Place == NavigationPlace.SitemapXml || ColumnNames.Key(kept.Name) == ColumnNames.Key(other.Name) || kept.Aliases.Contains(other.Name, StringComparer.Ordinal)) return kept;
        return kept with { Aliases = [.. kept.Aliases, other.Name], Reason = $"{kept.Reason}；又名“{other.Name}”" };
    }
}
