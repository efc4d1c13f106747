using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Calendar;
using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace FreshnessCrawler.Storage;

/// <summary>Brings a database to this version: the tables by migration, the rules' texts, the policies' numbers and the calendar, the views anew. Several workers
/// may start at once; they take turns under one advisory lock.</summary>
public sealed class DatabaseSetup(NpgsqlDataSource source, IDbContextFactory<CrawlerDbContext> contexts, ILogger<DatabaseSetup> logger)
{
    public const string ReportRole = "report_reader";

    /// <summary>The schedule's own schema; Quartz makes its tables in it.</summary>
    public const string ScheduleSchema = "quartz";

    private const long SetupLock = 0x6672_6573_6801;
    private const string ViewPrefix = "FreshnessCrawler.Storage.Views.";

    /// <summary>As <see cref="RunAsync"/>, but does nothing where this very version has set the database up already:
    /// a question asked in passing must not rebuild the views under those who read them.</summary>
    public async Task EnsureAsync(IEnumerable<RuleInfo> rules, IEnumerable<RulePolicy> policies, WorkingDays calendar, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var all = rules.ToList();
        var versions = policies.ToList();
        await using (var command = source.CreateCommand("SELECT obj_description(to_regnamespace('report'), 'pg_namespace')"))
        {
            if (await command.ExecuteScalarAsync(cancellationToken) is string comment && comment.EndsWith(Version(all, versions, calendar), StringComparison.Ordinal)) return;
        }

        await RunAsync(all, versions, calendar, cancellationToken);
    }

    /// <param name="rules">Their texts go into the views.</param>
    /// <param name="policies">Every version of the policy: their limits are what the views calculate with.</param>
    /// <param name="calendar">The working days that filings are counted in.</param>
    /// <param name="cancellationToken">Ends the set-up; what was done stays and is done again next time.</param>
    public async Task RunAsync(IEnumerable<RuleInfo> rules, IEnumerable<RulePolicy> policies, WorkingDays calendar, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var all = rules.ToList();
        var versions = policies.ToList();
        await using var gate = await source.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(gate, $"SELECT pg_advisory_lock({SetupLock})", cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await context.Database.MigrateAsync(cancellationToken);
            await FillRulesAsync(context, all, cancellationToken);
            await PolicyNumberTable.FillAsync(gate, versions, cancellationToken);
            await CalendarTable.FillAsync(gate, calendar, cancellationToken);
            await ExecuteAsync(gate, $"CREATE SCHEMA IF NOT EXISTS {ScheduleSchema}", cancellationToken);
            await EnsureReportRoleAsync(gate, cancellationToken);
            await RebuildViewsAsync(gate, Version(all, versions, calendar), cancellationToken);
        }
        finally
        {
            await ExecuteAsync(gate, $"SELECT pg_advisory_unlock({SetupLock})", CancellationToken.None);
        }
    }

    /// <summary>The view files in the order in which they are made.</summary>
    public static IReadOnlyList<string> ViewFiles() =>
        [.. typeof(DatabaseSetup).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(ViewPrefix, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    private static async Task FillRulesAsync(CrawlerDbContext context, IEnumerable<RuleInfo> rules, CancellationToken cancellationToken)
    {
        var stored = await context.Rules.ToDictionaryAsync(rule => rule.Code, StringComparer.Ordinal, cancellationToken);
        var place = 0;
        foreach (var info in rules)
        {
            if (!stored.TryGetValue(info.Code, out var row))
            {
                row = new RuleText { Code = info.Code, Indicator = info.Indicator, Clause = info.Clause };
                context.Rules.Add(row);
            }

            row.Place = ++place;
            row.Indicator = info.Indicator;
            row.TargetKind = info.TargetKind;
            row.Severity = info.Severity;
            row.NoticeText = info.NoticeText;
            row.Clause = info.Clause;
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A role belongs to the whole server, where other databases may be set up at the same moment and where we
    /// may lack the right to make one: then the views are there, and an administrator makes the role.</summary>
    private async Task EnsureReportRoleAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync(connection, $"""
                DO $$
                BEGIN
                  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{ReportRole}') THEN
                    CREATE ROLE {ReportRole} NOLOGIN;
                    ALTER ROLE {ReportRole} SET default_transaction_read_only = on;
                    GRANT {ReportRole} TO CURRENT_USER;
                  END IF;
                EXCEPTION WHEN duplicate_object OR unique_violation THEN
                  NULL; -- made by another worker in this very moment
                END $$
                """, cancellationToken);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            logger.LogWarning("This account may not create the role {Role}: create it by hand and start again to give it the views. ({Message})", ReportRole, refused.MessageText);
        }
    }

    /// <summary>This build of the tables and views, with these rules' texts, these policies' numbers and this calendar.</summary>
    private static string Version(List<RuleInfo> rules, List<RulePolicy> policies, WorkingDays calendar)
    {
        var numbers = policies.SelectMany(policy => policy.Numbers().Select(number => string.Create(CultureInfo.InvariantCulture, $"{policy.Version} {policy.EffectiveFrom:O} {number}")));
        var texts = Encoding.UTF8.GetBytes(string.Join('\n', [.. rules.Select(rule => rule.ToString()), .. numbers, .. calendar.Days.Select(day => day.ToString())]));
        return $"{typeof(DatabaseSetup).Assembly.ManifestModule.ModuleVersionId:N}-{Convert.ToHexStringLower(SHA256.HashData(texts))[..16]}";
    }

    private static async Task RebuildViewsAsync(NpgsqlConnection connection, string version, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"""
            DROP SCHEMA IF EXISTS report CASCADE;
            CREATE SCHEMA report;
            COMMENT ON SCHEMA report IS '供查询的视图，随版本重建；表在 crawl 中。版本 {version}';
            """, cancellationToken);
        foreach (var file in ViewFiles())
        {
            try
            {
                await ExecuteAsync(connection, await ReadTextAsync(file, cancellationToken), cancellationToken);
            }
            catch (PostgresException fault)
            {
                throw new InvalidOperationException($"{file[ViewPrefix.Length..]}: {fault.MessageText}", fault);
            }
        }

        await ExecuteAsync(connection, $"""
            DO $$
            BEGIN
              IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{ReportRole}') THEN
                GRANT USAGE ON SCHEMA report TO {ReportRole};
                GRANT SELECT ON ALL TABLES IN SCHEMA report TO {ReportRole};
              END IF;
            END $$
            """, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<string> ReadTextAsync(string resource, CancellationToken cancellationToken)
    {
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The view {resource} is not embedded.");
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
