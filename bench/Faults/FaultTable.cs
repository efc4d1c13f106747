using System.Globalization;
using FreshnessCrawler.DemoCity.Plan;
using FreshnessCrawler.DemoCity.Serving;
using Npgsql;

namespace FreshnessCrawler.Bench;

/// <summary>What the runs since its begin did to the findings.</summary>
internal sealed class FaultTable(NpgsqlDataSource source, long lastEvent, long lastRun, long open)
{
    public static async Task<FaultTable> BeginAsync(NpgsqlDataSource source)
    {
        var (events, runs, open) = ((long)0, (long)0, (long)0);
        await foreach (var row in RowsAsync(source, "select (select coalesce(max(id), 0) from crawl.finding_event), (select coalesce(max(id), 0) from crawl.crawl_run), (select count(*) from crawl.finding where state in ('open', 'confirmed'))"))
            (events, runs, open) = ((long)row[0], (long)row[1], (long)row[2]);
        return new FaultTable(source, events, runs, open);
    }

    /// <summary>Rule, site and target of each open finding.</summary>
    public static async Task<HashSet<string>> OpenAsync(NpgsqlDataSource source)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in RowsAsync(source, "select rule || ' ' || target_kind || ' ' || target_id from crawl.finding where state in ('open', 'confirmed')")) found.Add((string)row[0]);
        return found;
    }

    public async Task<string> LineAsync(string name, InjectedFault fault, CityPlan city, long answered, TimeSpan elapsed)
    {
        var hosts = city.Sites.Where(site => site.Listen is not null).Select(site => site.Host).Concat(city.Hosts.Where(host => host.EndPoint is not null).Select(host => host.Name)).ToList();
        var hit = fault.Kind == CityFault.None ? 0 : hosts.Count(fault.Hits);
        var codes = string.Join("','", city.Sites.Where(site => fault.Kind == CityFault.None || fault.Hits(site.Host)).Select(site => site.Seed.Code));
        var line = "";
        await foreach (var row in RowsAsync(source, $"""
            with before as (
              select distinct on (rule, target_kind, target_id) rule, target_kind, target_id, outcome from crawl.verdict where run_id <= {lastRun} and outcome <> 'notTested'
              order by rule, target_kind, target_id, run_id desc
            ), now as (
              select v.outcome, before.outcome as last from crawl.verdict v join crawl.site s on s.id = v.site_id left join before using (rule, target_kind, target_id)
              where v.run_id > {lastRun} and s.code in ('{codes}')
            )
            select
              (select count(*) from crawl.finding_event where id > {lastEvent} and kind in ('opened', 'reopened')),
              (select count(*) from crawl.finding_event where id > {lastEvent} and kind in ('rectified', 'withdrawn')),
              (select count(*) from now where outcome <> 'notTested' and outcome = last),
              (select count(*) from now where outcome = 'notTested'),
              (select count(*) from now where outcome <> 'notTested' and outcome is distinct from last),
              (select count(*) from crawl.run_target t where t.run_id > {lastRun} and t.state = 'done'
                and not exists (select from crawl.verdict v where v.run_id = t.run_id and v.site_id = t.site_id and v.summary !~ '观测作废|未访问'))
            """))
        {
            line = string.Create(CultureInfo.InvariantCulture,
                $"{name,-24}{hit,6}{open,8}{row[0],8}{row[1],7}{row[2],8}{row[3],8}{row[4],7}{row[5],12}{answered,10}{elapsed.TotalSeconds,9:0}");
        }

        return line;
    }

    /// <summary>Each step of a finding but a confirmation; none for the first night.</summary>
    public async Task<List<string>> StepsAsync()
    {
        var steps = new List<string>();
        if (lastEvent == 0) return steps;
        await foreach (var row in RowsAsync(source, $"""
            select e.kind, s.code, f.rule, e.summary from crawl.finding_event e join crawl.finding f on f.id = e.finding_id join crawl.site s on s.id = f.site_id
            where e.id > {lastEvent} and e.kind <> 'confirmed' order by e.id
            """)) steps.Add(string.Join(' ', row));
        return steps;
    }

    private static async IAsyncEnumerable<object[]> RowsAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            yield return row;
        }
    }
}
