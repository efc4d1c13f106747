using FreshnessCrawler.Storage.Local;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Local;

public sealed class PostgresBinariesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Locate_SeveralInstalled_TakesTheNewest()
    {
        Install("packages/9.6/bin", "9.6.24");
        Install("packages/15/bin", "15.18 (Debian 15.18-0+deb12u1)");
        Install("packages/17/bin", "17beta1");
        Install("packages/16/bin", "16.2");

        var found = await PostgresBinaries.LocateAsync(clusterVersion: null, overrideFolder: null, searchPath: "", _folder.At("packages"));

        Assert.Equal(new PostgresBinaries(_folder.At("packages/17/bin"), 17), found);
    }

    [Fact]
    public async Task Locate_ClusterOfAnOlderVersion_TakesThatVersion()
    {
        Install("packages/15/bin", "15.18");
        Install("packages/17/bin", "17.1");

        var found = await PostgresBinaries.LocateAsync(15, overrideFolder: null, searchPath: "", _folder.At("packages"));

        Assert.Equal(15, found.Version);
    }

    [Fact]
    public async Task Locate_ClusterOfAMissingVersion_NamesThePackage()
    {
        Install("packages/17/bin", "17.1");

        var e = await Assert.ThrowsAsync<LocalPostgresException>(() => PostgresBinaries.LocateAsync(15, null, "", _folder.At("packages")));

        Assert.Contains("apt-get install postgresql-15", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Locate_OnlyALinkInThePath_FollowsIt()
    {
        Install("elsewhere/bin", "16.2");
        Directory.CreateDirectory(_folder.At("path"));
        File.CreateSymbolicLink(_folder.At("path/initdb"), _folder.At("elsewhere/bin/initdb"));

        var found = await PostgresBinaries.LocateAsync(null, null, $"/nowhere:{_folder.At("path")}", _folder.At("packages"));

        Assert.Equal(_folder.At("elsewhere/bin"), found.Folder);
    }

    [Fact]
    public async Task Locate_Override_GoesBeforeAll()
    {
        Install("packages/17/bin", "17.1");
        Install("own", "15.1");

        var found = await PostgresBinaries.LocateAsync(null, _folder.At("own"), "", _folder.At("packages"));

        Assert.Equal(_folder.At("own"), found.Folder);
    }

    [Fact]
    public async Task Locate_OnlyTooOld_SaysWhatToInstall()
    {
        Install("packages/13/bin", "13.4");

        var e = await Assert.ThrowsAsync<LocalPostgresException>(() => PostgresBinaries.LocateAsync(null, null, "", _folder.At("packages")));

        Assert.Contains("found: 13", e.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install postgresql", e.Message, StringComparison.Ordinal);
    }

    private void Install(string folder, string version)
    {
        Directory.CreateDirectory(_folder.At(folder));
        foreach (var program in new[] { "initdb", "pg_ctl", "postgres" })
        {
            var file = _folder.At(folder, program);
            File.WriteAllText(file, $"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }
    }
}
