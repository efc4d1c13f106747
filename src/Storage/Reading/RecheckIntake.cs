using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>Takes a recheck (复查): finds what it asks for and keeps the request with the result it was asked about.</summary>
public sealed class RecheckIntake(IDbContextFactory<CrawlerDbContext> contexts, TimeProvider time)
{
    private const int NearShown = 3;

    public async Task<RecheckAnswer> ResolveAsync(RecheckQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return question switch
        {
            { FindingId: { } findingId } => await FindingAsync(context, findingId, cancellationToken),
            { ColumnId: { } columnId } => await ColumnAsync(context, columnId, findingId: null, cancellationToken),
            { AccountCode: { } code } => await RecheckedAccount.OfCodeAsync(context, code, Today, cancellationToken),
            _ => await SiteAsync(context, question.SiteCode!, cancellationToken),
        };
    }

    /// <summary>Keeps the request beside its run: one row a column, one for a whole site.</summary>
    public async Task RecordAsync(RecheckAnswer.Visit visit, long runId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visit);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var columnId in visit.ColumnIds?.Select(id => (long?)id) ?? [null])
        {
            context.RecheckRequests.Add(new RecheckRequest
            {
                SiteId = visit.SiteId,
                ColumnId = columnId,
                FindingId = visit.FindingId,
                RequestedAt = time.GetUtcNow(),
                EarlierRunId = visit.EarlierRunId,
                RunId = runId,
            });
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task<RecheckAnswer> SiteAsync(CrawlerDbContext context, string code, CancellationToken cancellationToken)
    {
        var sites = await context.Sites.AsNoTracking().ToListAsync(cancellationToken);
        var open = sites.Where(IsOpen).ToArray();
        if (open.FirstOrDefault(site => string.Equals(site.Code, code, StringComparison.Ordinal)) is { } found)
            return await WholeAsync(context, found, findingId: null, cancellationToken);

        var near = NearNames.Of(code, open.Select(site => (site.Code, $"{site.Code}（{site.Name}）")).Concat(open.Select(site => (site.Name, $"{site.Code}（{site.Name}）"))), NearShown);
        return sites.Where(site => string.Equals(site.Code, code, StringComparison.Ordinal)).MaxBy(site => site.ValidTo) is { } closed
            ? new RecheckAnswer.Unknown($"网站代码“{code}”（{closed.Name}）已于 {closed.ValidTo:yyyy-MM-dd} 从名录中关闭", near)
            : new RecheckAnswer.Unknown($"名录中没有网站代码“{code}”", near);
    }

    private async Task<RecheckAnswer> ColumnAsync(CrawlerDbContext context, long columnId, long? findingId, CancellationToken cancellationToken)
    {
        var column = await context.Columns.AsNoTracking().SingleOrDefaultAsync(row => row.Id == columnId, cancellationToken);
        if (column is null)
            return new RecheckAnswer.Unknown($"没有编号为 {columnId} 的栏目（编号见 report.column_freshness 的 column_id）", await NearColumnsAsync(context, columnId, cancellationToken));

        var site = await context.Sites.AsNoTracking().SingleAsync(row => row.Id == column.SiteId, cancellationToken);
        if (column.ValidTo is { } end && end <= Today)
            return new RecheckAnswer.Unknown($"栏目 {columnId}“{column.Name}”已于 {end:yyyy-MM-dd} 从名录中关闭", []);
        if (!IsOpen(site))
            return new RecheckAnswer.Unknown($"栏目 {columnId}“{column.Name}”所属网站“{site.Name}”已从名录中关闭", []);

        // The home page is judged together with the site's other pages.
        if (column.Category == ColumnCategory.Home)
            return await WholeAsync(context, site, findingId, cancellationToken);

        var earlier = await context.Database
            .SqlQuery<long?>($"SELECT (SELECT run_id FROM crawl.column_observation WHERE column_id = {columnId} ORDER BY observed_at DESC LIMIT 1) AS \"Value\"")
            .SingleAsync(cancellationToken);
        return new RecheckAnswer.Visit(site.Id, site.Code, site.Name, [columnId], findingId, earlier, $"复查栏目 {columnId} {site.Name} {column.Name}");
    }

    private async Task<RecheckAnswer> FindingAsync(CrawlerDbContext context, long findingId, CancellationToken cancellationToken)
    {
        var finding = await context.Findings.AsNoTracking().SingleOrDefaultAsync(row => row.Id == findingId, cancellationToken);
        if (finding is null)
            return new RecheckAnswer.Unknown($"没有编号为 {findingId} 的问题（编号见 report.open_finding 的 finding_id）", await NearFindingsAsync(context, findingId, cancellationToken));

        if (finding.TargetKind == TargetKind.Column)
            return await ColumnAsync(context, finding.TargetId, findingId, cancellationToken);

        if (finding.TargetKind == TargetKind.Account)
            return await RecheckedAccount.OfFindingAsync(context, finding, Today, cancellationToken);

        var site = await context.Sites.AsNoTracking().SingleAsync(row => row.Id == finding.SiteId, cancellationToken);
        if (!IsOpen(site))
            return new RecheckAnswer.Unknown($"问题 {findingId} 所属网站“{site.Name}”已从名录中关闭", []);
        var whole = await WholeAsync(context, site, findingId, cancellationToken);
        return whole is RecheckAnswer.Visit visit ? visit with { SiteRule = finding.Rule } : whole;
    }

    private static async Task<RecheckAnswer> WholeAsync(CrawlerDbContext context, Site site, long? findingId, CancellationToken cancellationToken)
    {
        if (site.Url is null)
            return new RecheckAnswer.Unknown($"网站“{site.Code}”（{site.Name}）在名录中无网址，无法复查", []);

        var earlier = await context.RunTargets.AsNoTracking()
            .Where(target => target.SiteId == site.Id && target.State == TargetState.Done)
            .Where(target => context.Runs.Any(run => run.Id == target.RunId && run.Kind != RunKind.Links))
            .OrderByDescending(target => target.FinishedAt)
            .Select(target => (long?)target.RunId)
            .FirstOrDefaultAsync(cancellationToken);
        return new RecheckAnswer.Visit(site.Id, site.Code, site.Name, ColumnIds: null, findingId, earlier, $"复查网站 {site.Code} {site.Name}");
    }

    private static async Task<List<string>> NearColumnsAsync(CrawlerDbContext context, long id, CancellationToken cancellationToken) =>
        await context.Columns.AsNoTracking()
            .OrderBy(column => Math.Abs(column.Id - id)).ThenBy(column => column.Id)
            .Take(NearShown)
            .Select(column => $"{column.Id}（{column.Name}）")
            .ToListAsync(cancellationToken);

    private static async Task<List<string>> NearFindingsAsync(CrawlerDbContext context, long id, CancellationToken cancellationToken) =>
        await context.Findings.AsNoTracking()
            .OrderBy(finding => Math.Abs(finding.Id - id)).ThenBy(finding => finding.Id)
            .Take(NearShown)
            .Select(finding => $"{finding.Id}（{finding.Rule} {finding.Summary}）")
            .ToListAsync(cancellationToken);

    private DateOnly Today => MonitoringPoint.DayOf(time.GetUtcNow());

    private bool IsOpen(Site site) => site.ValidFrom <= Today && (site.ValidTo is not { } end || Today < end);
}
