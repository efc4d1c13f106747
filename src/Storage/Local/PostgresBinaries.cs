using System.Globalization;
using System.Text.RegularExpressions;

namespace FreshnessCrawler.Storage.Local;

/// <summary>Where PostgreSQL's own programs are.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Version)
{
    public const int OldestVersion = 15;
    public const string OverrideVariable = "CRAWLER_PG_BIN";
    private const string Mend = "Mend: apt-get install postgresql, or name the folder that holds initdb, pg_ctl and postgres in " + OverrideVariable + ".";

    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    public string Initdb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>The newest installed version, or the one that made the cluster: a cluster is read only by its own major version.</summary>
    public static Task<PostgresBinaries> LocateAsync(int? clusterVersion) =>
        LocateAsync(
            clusterVersion,
            Environment.GetEnvironmentVariable(OverrideVariable),
            Environment.GetEnvironmentVariable("PATH") ?? "",
            "/usr/lib/postgresql");

    public static async Task<PostgresBinaries> LocateAsync(int? clusterVersion, string? overrideFolder, string searchPath, string packageFolder)
    {
        var folders = string.IsNullOrEmpty(overrideFolder)
            ? searchPath.Split(':', StringSplitOptions.RemoveEmptyEntries).Select(RealFolder).Concat(PackageFolders(packageFolder))
            : [overrideFolder];
        var found = new List<PostgresBinaries>();
        foreach (var folder in folders.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (await VersionAsync(folder) is { } version)
                found.Add(new PostgresBinaries(folder, version));
        }

        if (clusterVersion is { } major)
        {
            return found.Find(b => b.Version == major) ?? throw new LocalPostgresException(
                $"The embedded database was made by PostgreSQL {major}, which is not installed (found: {Describe(found)}). Mend: apt-get install postgresql-{major}, or name its folder in {OverrideVariable}.");
        }

        return found.Where(b => b.Version >= OldestVersion).MaxBy(b => b.Version) ?? throw new LocalPostgresException(
            $"PostgreSQL {OldestVersion} or newer is not installed (found: {Describe(found)}). {Mend}");
    }

    private static string Describe(List<PostgresBinaries> found) =>
        found.Count == 0 ? "none" : string.Join(", ", found.Select(b => $"{b.Version} in {b.Folder}"));

    private static IEnumerable<string> PackageFolders(string packageFolder) =>
        Directory.Exists(packageFolder)
            ? Directory.EnumerateDirectories(packageFolder).Select(d => Path.Combine(d, "bin"))
            : [];

    /// <summary>A link to initdb in a general folder says where its companions are.</summary>
    private static string? RealFolder(string folder)
    {
        var initdb = new FileInfo(Path.Combine(folder, "initdb"));
        return initdb.Exists ? Path.GetDirectoryName(initdb.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? initdb.FullName) : null;
    }

    private static async Task<int?> VersionAsync(string folder)
    {
        if (!Programs.All(p => File.Exists(Path.Combine(folder, p))))
            return null;
        var answer = await ProcessRun.RunAsync(Path.Combine(folder, "postgres"), ["--version"], TimeSpan.FromSeconds(10));
        var match = MajorVersion().Match(answer.Output);
        return match.Success ? int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"\(PostgreSQL\)\s+(?<major>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MajorVersion();
}
