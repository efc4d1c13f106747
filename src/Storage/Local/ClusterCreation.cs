namespace FreshnessCrawler.Storage.Local;

/// <summary>Makes the cluster once. It is made under another name and renamed when complete: what a kill left behind is made anew,
/// and a complete cluster is never touched.</summary>
internal static class ClusterCreation
{
    /// <summary>The server's own superuser: makes the worker's role and database, and nothing else.</summary>
    public const string Superuser = "postgres";

    /// <summary>The worker's role, which owns its database and may reach nothing outside it: what a question to the views might undo of
    /// its own restrictions ends there.</summary>
    public const string Owner = "crawler";

    public const string SettingsFile = "crawler.conf";

    public static async Task<string> EnsureAsync(DataDirectory directory, PostgresBinaries binaries, ServerAccount account)
    {
        var password = directory.ReadPassword();
        if (directory.ClusterVersion is not null)
        {
            return password ?? throw new LocalPostgresException(
                $"The embedded database in '{directory.Cluster}' is there but its password file '{directory.PasswordFile}' is gone. Mend: put the file back from a backup.");
        }

        if (Directory.Exists(directory.Cluster) && Directory.EnumerateFileSystemEntries(directory.Cluster).Any())
            throw new LocalPostgresException($"'{directory.Cluster}' holds something that is not a PostgreSQL cluster. Mend: move it away, or choose another folder with --data.");

        password ??= directory.MakePassword();
        var cluster = directory.ClusterInTheMaking;
        var passwordForInitdb = directory.PasswordFile + ".initdb";
        if (Directory.Exists(cluster))
            Directory.Delete(cluster, recursive: true);
        try
        {
            Directory.CreateDirectory(cluster, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            DataDirectory.WriteSecret(passwordForInitdb, password);
            await account.GiveAsync(cluster);
            await account.GiveAsync(passwordForInitdb);
            var initdb = await account.RunAsync(
                binaries.Initdb,
                [
                    "--pgdata", cluster, "--username", Superuser, "--pwfile", passwordForInitdb, "--auth-host=scram-sha-256", "--auth-local=reject",
                    "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums", "--no-instructions",
                ],
                TimeSpan.FromMinutes(3));
            initdb.EnsureSuccess();
            await File.AppendAllTextAsync(Path.Combine(cluster, "postgresql.conf"), $"\ninclude_if_exists = '{SettingsFile}'\n");
        }
        finally
        {
            File.Delete(passwordForInitdb);
        }

        if (Directory.Exists(directory.Cluster))
            Directory.Delete(directory.Cluster);
        Directory.Move(cluster, directory.Cluster);
        return password;
    }
}
