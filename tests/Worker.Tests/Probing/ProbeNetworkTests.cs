using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing;

/// <summary>The built worker's <c>probe</c> inside networks that are ill in one way each.</summary>
public sealed class ProbeNetworkTests
{
    private static readonly string Worker = typeof(ProbeNetworkTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Worker").Value!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Probe_BothFamiliesWork_OpensOverBoth()
    {
        await using var networks = await Networks.CreateAsync(Token);
        var (exit, seen) = await ProbeAsync(networks, "http://www.far.example/");
        Assert.Equal((0, "open"), (exit, Text(seen, "visit", "outcome")));
        Assert.Equal(("answered", "answered"), (Status(seen, "v4"), Status(seen, "v6")));
        Assert.Equal(("True", "True", "True"), (Text(seen, "gate", "dnsOk"), Text(seen, "gate", "v4Ok"), Text(seen, "gate", "v6Ok")));
        Assert.Equal(Networks.FarV4, Text(seen, "visit", "address"));
    }

    [Fact]
    public async Task Probe_Ipv6BlackHole_IsATimeoutOfThatAddressWhileTheVisitOpens()
    {
        await using var networks = await Networks.CreateAsync(Token);
        await networks.DropIpv6Async();
        var (exit, seen) = await ProbeAsync(networks, "http://www.far.example/");
        Assert.Equal((0, "open", "answered", "timeout"), (exit, Text(seen, "visit", "outcome"), Status(seen, "v4"), Status(seen, "v6")));

        // Our own IPv6 works as far as the router: the far side is to blame.
        Assert.Equal("True", Text(seen, "gate", "v6Ok"));
        Assert.True(int.Parse(Text(seen, "visit", "totalMs"), System.Globalization.CultureInfo.InvariantCulture) < 5000);
    }

    [Fact]
    public async Task Probe_Ipv6AddressWithoutRoute_IsOurOwnFaultAndSaidSo()
    {
        await using var networks = await Networks.CreateAsync(Token);
        await networks.LoseIpv6RouteAsync();
        var (exit, seen) = await ProbeAsync(networks, "http://www.far.example/", $"[{Networks.FarV6}]:80");
        Assert.Equal((0, "open", "unreachable"), (exit, Text(seen, "visit", "outcome"), Status(seen, "v6")));
        Assert.Equal(("True", "False"), (Text(seen, "gate", "isOpen"), Text(seen, "gate", "v6Ok")));
        Assert.Contains("IPv6", Text(seen, "gate", "ipv6NotTested"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Probe_ClientHasOnlyIpv4_OpensAndTestsNoIpv6()
    {
        await using var networks = await Networks.CreateAsync(Token, v6: false);
        var (exit, seen) = await ProbeAsync(networks, "http://www.far.example/");
        Assert.Equal((0, "open", "answered", "unreachable"), (exit, Text(seen, "visit", "outcome"), Status(seen, "v4"), Status(seen, "v6")));
        Assert.Equal(("True", "False"), (Text(seen, "gate", "isOpen"), Text(seen, "gate", "v6Ok")));
    }

    [Fact]
    public async Task Probe_ClientHasOnlyIpv6_OpensWhatHasIpv6AndTheGateIsShut()
    {
        await using var networks = await Networks.CreateAsync(Token, v4: false);
        var (exit, seen) = await ProbeAsync(networks, "http://six.far.example/", names: $"[{Networks.FarV6}]:53");
        Assert.Equal((0, "open", "answered"), (exit, Text(seen, "visit", "outcome"), Status(seen, "v6")));
        Assert.Equal(Networks.FarV6, Text(seen, "visit", "address"));
        Assert.Equal(("False", "False", "True"), (Text(seen, "gate", "isOpen"), Text(seen, "gate", "v4Ok"), Text(seen, "gate", "v6Ok")));
    }

    [Fact]
    public async Task Probe_OwnNetworkDown_IsShutAndBlamesNoSite()
    {
        await using var networks = await Networks.CreateAsync(Token);
        await networks.CutOffAsync();
        var (exit, seen) = await ProbeAsync(networks, "http://www.far.example/");
        Assert.Equal((1, "failed"), (exit, Text(seen, "visit", "outcome")));
        Assert.Equal(("False", "False", "False"), (Text(seen, "gate", "isOpen"), Text(seen, "gate", "dnsOk"), Text(seen, "gate", "v4Ok")));
        Assert.NotEmpty(Text(seen, "gate", "reason"));
    }

    [Fact]
    public async Task Probe_LossAndDelay_OpensLater()
    {
        await using var networks = await Networks.CreateAsync(Token);
        await networks.WorsenAsync("delay 200ms loss 5%");
        var (exit, seen) = await ProbeAsync(networks, "http://www.far.example/");
        Assert.Equal((0, "open"), (exit, Text(seen, "visit", "outcome")));
        Assert.True(int.Parse(Text(seen, "visit", "totalMs"), System.Globalization.CultureInfo.InvariantCulture) >= 400);
    }

    private static async Task<(int Exit, JsonElement Seen)> ProbeAsync(
        Networks networks, string url, string v6Control = $"[{Networks.RouterV6}]:80", string names = $"{Networks.FarV4}:53")
    {
        var start = new ProcessStartInfo("ip", ["netns", "exec", networks.Client, "dotnet", Worker, "probe", url, "--json", "--allow-network", "10.77.0.0/16", "--allow-network", "fd77::/16"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment =
            {
                ["Dns__Servers__0"] = names,
                ["Dns__Timeout"] = "00:00:01",
                ["Gate__V4__0"] = $"{Networks.RouterV4}:80",
                ["Gate__V6__0"] = v6Control,
                ["Gate__Names__0"] = "www.far.example",
                ["Gate__Timeout"] = "00:00:02",
                ["Availability__Margin"] = "00:00:00",
            },
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(Token);
        var text = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        Assert.True(text.Length > 0, await error);
        using var document = JsonDocument.Parse(text);
        return (process.ExitCode, document.RootElement.Clone());
    }

    private static string Text(JsonElement seen, string part, string field) => seen.GetProperty(part).GetProperty(field).ToString();

    private static string Status(JsonElement seen, string family) => seen.GetProperty(family).GetProperty("addresses").EnumerateArray().Single().GetProperty("status").ToString();
}
