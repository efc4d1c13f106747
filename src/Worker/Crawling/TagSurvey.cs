using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Columns;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>Keeps what the pages of discovered columns say of themselves, and has it count for the columns' classes in the same night.</summary>
public sealed class TagSurvey(ColumnRegistrar registrar)
{
    /// <summary>What the navigation names, classed with what is kept of each column's page: a page that did not come tonight does not change its class.</summary>
    public static IReadOnlyList<ProposedColumn> Remember(IReadOnlyList<ProposedColumn> found, Uri siteUrl, IEnumerable<ColumnTarget> known) =>
        TaggedColumns.Reason(found, siteUrl, known.Where(IsTagged).ToDictionary(column => column.Url, Kept, StringComparer.Ordinal));

    /// <summary>The visits, those of discovered columns with the classes that the pages read tonight speak for.</summary>
    /// <param name="found">What the navigation named tonight. Empty without one: then the tags are kept, and count once there is one again.</param>
    public async Task<List<PageVisit>> KeepAsync(
        SiteTarget site, Uri siteUrl, HomeNavigation? navigation, IReadOnlyList<ProposedColumn> found, List<PageVisit> visits, CancellationToken ct)
    {
        string[] names = [site.Name, .. navigation?.SiteNames ?? []];
        var tags = new Dictionary<string, ColumnTags>(StringComparer.Ordinal);
        var changed = false;
        foreach (var visit in visits.Where(visit => visit.Column.Source == ColumnSource.Discovered))
        {
            var kept = Kept(visit.Column);
            var said = visit.Tags?.OwnOf(names) ?? kept;
            // Without the home page it is not known by which names the site goes.
            if (navigation is null && said == ColumnTags.None) said = kept;
            tags[visit.Column.Url] = said;
            changed |= said != kept;
        }

        if (!changed) return visits;
        var reasoned = TaggedColumns.Reason(found, siteUrl, tags).ToDictionary(column => column.Url, StringComparer.Ordinal);
        var anew = visits.ConvertAll(visit => tags.TryGetValue(visit.Column.Url, out var said) ? With(visit, said, reasoned.GetValueOrDefault(visit.Column.Url)) : visit);
        await registrar.SaveReasonedAsync(
            [.. anew.Where(visit => tags.ContainsKey(visit.Column.Url)).Select(visit => ReasonedOf(visit.Column, reasoned.GetValueOrDefault(visit.Column.Url)?.Reason))], ct);
        return anew;
    }

    private static PageVisit With(PageVisit visit, ColumnTags tags, ProposedColumn? reasoned)
    {
        var column = visit.Column with { PageType = tags.Type, PageName = tags.Name };
        if (reasoned is not null) column = column with { Category = reasoned.Category, Confidence = reasoned.Confidence };
        var row = visit.Reading.Row;
        var observation = row.Observation with { Category = column.Category, Confidence = column.Confidence };
        return visit with { Column = column, Reading = visit.Reading with { Row = row with { Observation = observation } } };
    }

    private static ReasonedColumn ReasonedOf(ColumnTarget column, string? reason) =>
        new(column.ColumnId, column.PageType, column.PageName, column.Category, column.Confidence, reason);

    private static bool IsTagged(ColumnTarget column) => column.Source == ColumnSource.Discovered && Kept(column) != ColumnTags.None;

    private static ColumnTags Kept(ColumnTarget column) => new(column.PageType, column.PageName);
}
