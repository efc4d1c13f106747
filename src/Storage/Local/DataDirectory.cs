using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;

namespace FreshnessCrawler.Storage.Local;

/// <summary>The folder of the embedded database: the cluster in <c>pg</c>, and beside it what the server itself may not lose or change.</summary>
internal sealed class DataDirectory
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly SearchValues<char> Untakeable = SearchValues.Create("\"$`\\'\n\r");

    private DataDirectory(string path) => Root = path;

    public string Root { get; }

    public string Cluster => Path.Combine(Root, "pg");

    /// <summary>A cluster in the making: it takes its name when it is complete, so a half-made one is never mistaken for it.</summary>
    public string ClusterInTheMaking => Path.Combine(Root, "pg.new");

    public string Log => Path.Combine(Root, "log");

    public string PasswordFile => Path.Combine(Root, "password");

    public string PortFile => Path.Combine(Root, "port");

    /// <summary>Held by whoever starts or stops the server.</summary>
    public string LockFile => Path.Combine(Root, "lock");

    /// <summary>Held, shared, by every process that uses the server.</summary>
    public string InUseFile => Path.Combine(Root, "in-use");

    public int? ClusterVersion
    {
        get
        {
            var file = Path.Combine(Cluster, "PG_VERSION");
            return File.Exists(file) ? int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture) : null;
        }
    }

    public static async Task<DataDirectory> PrepareAsync(string path, ServerAccount account)
    {
        var full = Path.GetFullPath(path);
        if (full.AsSpan().ContainsAny(Untakeable))
            throw new LocalPostgresException($"The data folder '{full}' has a quote, a dollar sign, a backslash or a line break in its name, which PostgreSQL's programs cannot take. Mend: choose another folder with --data.");
        try
        {
            // As root the server's account must pass through this folder, though not read it.
            var mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            if (account.IsOther)
                mode |= UnixFileMode.OtherExecute;
            if (!Directory.Exists(full))
                Directory.CreateDirectory(full, mode);
            if (account.IsOther)
                File.SetUnixFileMode(full, File.GetUnixFileMode(full) | UnixFileMode.OtherExecute);

            // Links are resolved: the system reports the folder of a running server by its real name.
            var real = await ProcessRun.RunAsync("realpath", ["-e", full], TimeSpan.FromSeconds(10));
            real.EnsureSuccess();
            var directory = new DataDirectory(real.Output.TrimEnd('\n'));
            await account.EnsureCanEnterAsync(directory.Root);
            Directory.CreateDirectory(directory.Log);
            await account.GiveAsync(directory.Log);
            return directory;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new LocalPostgresException($"The data folder '{full}' cannot be used: {e.Message} Mend: choose another folder with --data, or run as its owner.", e);
        }
    }

    public string? ReadPassword() => File.Exists(PasswordFile) ? File.ReadAllText(PasswordFile).Trim() : null;

    /// <summary>Written whole under another name first, so that no kill leaves half a password.</summary>
    public string MakePassword()
    {
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        WriteSecret(PasswordFile + ".new", password);
        File.Move(PasswordFile + ".new", PasswordFile, overwrite: true);
        return password;
    }

    public static void WriteSecret(string path, string text)
    {
        File.Delete(path);
        using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly });
        file.Write(System.Text.Encoding.ASCII.GetBytes(text + "\n"));
        file.Flush(flushToDisk: true);
    }

    public int? ReadPort() =>
        File.Exists(PortFile) && int.TryParse(File.ReadAllText(PortFile), NumberStyles.None | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? port
            : null;

    public void WritePort(int port) => File.WriteAllText(PortFile, port.ToString(CultureInfo.InvariantCulture) + "\n");
}
