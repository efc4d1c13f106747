using System.Net;
using System.Net.Sockets;
using FreshnessCrawler.Worker.Probing.Names;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Names;

public sealed class HostsFileTests
{
    [Fact]
    public async Task Find_NamesOfBothFamilies_AreFoundApart()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, "127.0.0.9\tcity.test www.city.test # ours\n::1 city.test\n# 127.0.0.1 gone.test\nnonsense bad.test\n", TestContext.Current.CancellationToken);
            var file = new HostsFile(path);
            Assert.Equal([IPAddress.Parse("127.0.0.9")], file.Find("WWW.city.test", AddressFamily.InterNetwork));
            Assert.Equal([IPAddress.IPv6Loopback], file.Find("city.test", AddressFamily.InterNetworkV6));
            Assert.Empty(file.Find("www.city.test", AddressFamily.InterNetworkV6)!);
            Assert.Null(file.Find("gone.test", AddressFamily.InterNetwork));
            Assert.Null(file.Find("bad.test", AddressFamily.InterNetwork));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
