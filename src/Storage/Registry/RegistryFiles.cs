namespace FreshnessCrawler.Storage.Registry;

/// <summary>The files that an import was asked to take: at most one of each kind.</summary>
internal sealed class RegistryFiles
{
    private const long LargestFile = 64L << 20;
    private readonly Dictionary<RegistryFileKind, CsvTable> _tables = [];

    private RegistryFiles()
    {
    }

    /// <summary>Whether every file found could be read as a table; where not, what the others say of it cannot be judged.</summary>
    public bool AllRead { get; private set; } = true;

    public bool Has(RegistryFileKind kind) => _tables.ContainsKey(kind);

    public IReadOnlyList<CsvRow> Rows(RegistryFileKind kind) => _tables.TryGetValue(kind, out var table) ? table.Rows : [];

    public string PathOf(RegistryFileKind kind) => _tables[kind].File;

    public static async Task<RegistryFiles> ReadAsync(IEnumerable<string> paths, ProblemList problems, CancellationToken cancellationToken)
    {
        var files = new RegistryFiles();
        var found = new Dictionary<RegistryFileKind, string>();
        foreach (var (kind, path) in paths.SelectMany(p => Find(p, problems)))
        {
            if (found.TryGetValue(kind, out var other))
            {
                if (Path.GetFullPath(other) != Path.GetFullPath(path))
                    problems.Add(path, $"{kind.Name} 给了两份（另一份是 {other}）；每次导入同名文件只能有一份");
                continue;
            }

            found.Add(kind, path);
            if (await ReadFileAsync(path, problems, cancellationToken) is { } bytes && CsvTable.Read(path, kind, bytes, problems) is { } table)
                files._tables.Add(kind, table);
            else
                files.AllRead = false;
        }

        if (found.Count == 0 && !problems.Any)
            problems.Add("", $"没有给出任何名录文件；可导入的文件：{RegistryFileKind.KnownNames}");
        return files;
    }

    private static List<(RegistryFileKind Kind, string Path)> Find(string path, ProblemList problems)
    {
        if (Directory.Exists(path))
            return FindIn(path, problems);
        if (!File.Exists(path))
            problems.Add(path, "找不到这个文件或目录");
        else if (RegistryFileKind.Of(path) is { } kind)
            return [(kind, path)];
        else
            problems.Add(path, $"文件名不认识；可导入的文件：{RegistryFileKind.KnownNames}");
        return [];
    }

    private static List<(RegistryFileKind Kind, string Path)> FindIn(string directory, ProblemList problems)
    {
        var found = new List<(RegistryFileKind, string)>();
        foreach (var path in Directory.EnumerateFiles(directory).Order(StringComparer.Ordinal))
        {
            if (RegistryFileKind.Of(path) is { } kind)
                found.Add((kind, path));
            else if (path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
                problems.Warn(path, $"文件名不认识，没有导入；可导入的文件：{RegistryFileKind.KnownNames}");
        }

        if (found.Count == 0)
            problems.Add(directory, $"目录中没有名录文件；可导入的文件：{RegistryFileKind.KnownNames}");
        return found;
    }

    private static async Task<byte[]?> ReadFileAsync(string path, ProblemList problems, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(path).Length <= LargestFile)
                return await File.ReadAllBytesAsync(path, cancellationToken);
            problems.Add(path, $"文件超过 {LargestFile >> 20} MB，不是名录文件");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(path, $"文件读不出来：{e.Message}");
        }

        return null;
    }
}
