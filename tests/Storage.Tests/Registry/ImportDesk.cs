using System.Text;
using FreshnessCrawler.Storage.Model;
using FreshnessCrawler.Storage.Registry;
using FreshnessCrawler.Storage.Tests.Local;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Registry;

/// <summary>A folder of registry files and a database to import them into.</summary>
internal sealed class ImportDesk : IDbContextFactory<CrawlerDbContext>, IAsyncDisposable
{
    public const string UnitHeader = "name,parent,kind\n";
    public const string SiteHeader = "code,name,unit,url,kind,site_id_code,icp,status,valid_from,valid_to\n";
    public const string ColumnHeader = "site_code,name,url,category,level,limit_days,exempt_until,exempt_reason,exempt_by\n";
    public const string NetworkHeader = "network,allow_private,requests_per_second,connections,reason,by\n";
    public const string RobotsHeader = "host,reason,by,until\n";

    public const string MaintenanceHeader = "site_code,from,to,reason,by\n";

    public const string AccountHeader = "code,unit,platform,name,platform_id,registered_on,filed_on,suspended_on,cancelled_on,note\n";
    public const string SourceHeader = "account,place,kind,address,zone\n";
    public const string InteractionHeader = "account,checked_on,effective,channel,evidence,by\n";
    public const string FilingHeader = "unit,activity,filed_on,starts_on\n";

    private readonly TemporaryFolder _folder = new();
    private readonly NpgsqlDataSource _source;
    private readonly DbContextOptions<CrawlerDbContext> _options;

    private ImportDesk(string connectionString)
    {
        _source = NpgsqlDataSource.Create(connectionString);
        var options = new DbContextOptionsBuilder<CrawlerDbContext>();
        StorageRegistration.Configure(options, _source).AddInterceptors(Commands);
        _options = options.Options;
        Directory.CreateDirectory(_folder.FullName);
    }

    /// <summary>00:30 in China, when the day of UTC is still yesterday's.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 2, 28, 16, 30, 0, TimeSpan.Zero));

    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    public CommandCount Commands { get; } = new();

    public string Folder => _folder.FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ImportDesk> OpenAsync(RegistryTemplate template) => new(await template.CopyAsync());

    public CrawlerDbContext CreateDbContext() => new(_options);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Remove(string name) => File.Delete(Path.Combine(Folder, name));

    public void Units(params string[] rows) => Write("units.csv", UnitHeader + string.Join('\n', rows) + "\n");

    public void Sites(params string[] rows) => Write("sites.csv", SiteHeader + string.Join('\n', rows) + "\n");

    public void Columns(params string[] rows) => Write("columns.csv", ColumnHeader + string.Join('\n', rows) + "\n");

    public void Accounts(params string[] rows) => Write("accounts.csv", AccountHeader + string.Join('\n', rows) + "\n");

    public void Sources(params string[] rows) => Write("account_sources.csv", SourceHeader + string.Join('\n', rows) + "\n");

    public void Interaction(params string[] rows) => Write("interaction.csv", InteractionHeader + string.Join('\n', rows) + "\n");

    public void Filings(params string[] rows) => Write("filings.csv", FilingHeader + string.Join('\n', rows) + "\n");

    /// <summary>One unit, one site with an address, two columns.</summary>
    public void WriteSmallCity()
    {
        Units("市政府,,市政府", "市林业局,市政府,市直部门");
        Sites("lyj,九江市林业局,市林业局,http://lyj.example.gov.cn/,部门网站,3604000001,,正常,2020-01-01,");
        Columns("lyj,林业动态,http://lyj.example.gov.cn/lydt/,news,1,,,,", "lyj,通知公告,http://lyj.example.gov.cn/tzgg/,notice,1,,,,");
    }

    public Task<ImportResult> ImportClosingManyAsync() => new RegistryImport(this, Clock).ImportAsync([Folder], Cancel, closeMany: true);

    public Task<ImportResult> ImportAsync(params string[] paths) =>
        new RegistryImport(this, Clock).ImportAsync(paths.Length == 0 ? [Folder] : paths, Cancel);

    public async Task<ImportResult> ImportWellAsync(params string[] paths)
    {
        var result = await ImportAsync(paths);
        Assert.Empty(result.Problems);
        return result;
    }

    public async Task<List<T>> RowsAsync<T>(Func<CrawlerDbContext, IQueryable<T>> query)
    {
        await using var context = CreateDbContext();
        return await query(context).ToListAsync(Cancel);
    }

    public Task<List<SiteColumn>> ColumnsAsync() => RowsAsync(c => c.Columns.OrderBy(r => r.Id));

    public async Task<Account> AccountAsync(string code) => (await RowsAsync(c => c.Accounts.Where(a => a.Code == code))).Single();

    /// <summary>The history that is stored, in the order of its writing: code, kind, day, before, after.</summary>
    public async Task<List<string>> ChangesAsync() => [.. (await RowsAsync(c => c.AccountChanges.OrderBy(h => h.Id)
        .Join(c.Accounts, h => h.AccountId, a => a.Id, (h, a) => new { a.Code, h.Kind, h.On, h.Before, h.After })))
        .Select(h => $"{h.Code} {h.Kind} {h.On:yyyy-MM-dd} {h.Before ?? "-"} {h.After ?? "-"}")];

    public async Task<ImportCount> CountAsync(RegistryKind kind) => (await ImportWellAsync()).Counts.Single(c => c.Kind == kind);

    public async Task<Site> SiteAsync(string code) => (await RowsAsync(c => c.Sites.Where(s => s.Code == code))).Single();

    public async Task<T> AddAsync<T>(T row) where T : class
    {
        await using var context = CreateDbContext();
        context.Add(row);
        await context.SaveChangesAsync(Cancel);
        return row;
    }

    /// <summary>Every row of the registry as text, to see whether anything at all changed.</summary>
    public async Task<string> DumpAsync()
    {
        var text = new StringBuilder();
        foreach (var table in new[] { "unit", "site", "site_column", "network_rule", "robots_override", "maintenance", "account", "account_source", "account_change", "account_interaction", "activity_filing" })
        {
            await using var command = _source.CreateCommand($"SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY id), '') FROM crawl.{table} t");
            text.Append(table).Append('\n').Append(await command.ExecuteScalarAsync(Cancel)).Append('\n');
        }

        return text.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        _folder.Dispose();
    }
}
