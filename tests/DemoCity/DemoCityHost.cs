using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FreshnessCrawler.DemoCity.Accounts.Files;
using FreshnessCrawler.DemoCity.Accounts.Serving;
using FreshnessCrawler.DemoCity.Files;
using FreshnessCrawler.DemoCity.Naming;
using FreshnessCrawler.DemoCity.Plan;
using FreshnessCrawler.DemoCity.Serving;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FreshnessCrawler.DemoCity;

/// <summary>A running city. Disposing it closes every listener.</summary>
public sealed class DemoCityHost : IAsyncDisposable
{
    // Free blocks are sought away from the fixed port, so that a test never takes the address of a standing demo city.
    private const int FirstFreeBlock = 18710;
    private const int BlockSize = 30;
    private const int Blocks = 200;

    private readonly WebApplication _app;
    private int _ended;

    private DemoCityHost(WebApplication app, CityNaming names, CityFaults faults, CityPlan city, DemoCityOptions options, int registered)
    {
        _app = app;
        Names = names;
        Faults = faults;
        City = city;
        RegistryDirectory = RegistryOf(options);
        ListsDirectory = ListsOf(options);
        TruthPath = TruthOf(options);
        RegisteredColumns = registered;
    }

    public CityPlan City { get; }
    public int Port => City.Port;

    /// <summary>Who answers for its names.</summary>
    public CityNaming Names { get; }

    /// <summary>What goes wrong in it.</summary>
    public CityFaults Faults { get; }
    public string RegistryDirectory { get; }

    /// <summary>Folder of the lists that people keep by hand.</summary>
    public string ListsDirectory { get; }
    public string TruthPath { get; }
    public int RegisteredColumns { get; }

    /// <summary>Base address of the control port.</summary>
    public Uri Control => new($"http://{City.Control}/");

    /// <summary>Writes the registry and the truth, and serves the city.</summary>
    /// <exception cref="IOException">The port, or with port 0 every block, is taken.</exception>
    public static async Task<DemoCityHost> StartAsync(DemoCityOptions options, CancellationToken cancellationToken, TimeProvider? clock = null)
    {
        clock ??= TimeProvider.System;
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var asOf = options.AsOf ?? DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);
        var ipv6 = Socket.OSSupportsIPv6 && IsFree(new IPEndPoint(IPAddress.IPv6Loopback, 0));
        if (options.Port != 0) return await ServeAsync(options, CityPlanner.Draw(asOf, options.Seed, options.Port, options.SiteCount, options.Veto, ipv6, options.AccountCount), clock, cancellationToken);
        for (var block = 0; block < Blocks; block++)
        {
            var city = CityPlanner.Draw(asOf, options.Seed, FirstFreeBlock + (block * BlockSize), options.SiteCount, options.Veto, ipv6, options.AccountCount);
            if (!IsFree(city.Control)) continue;
            try
            {
                return await ServeAsync(options, city, clock, cancellationToken);
            }
            catch (Exception taken) when (IsTaken(taken) && block < Blocks - 1)
            {
                // Somebody else was quicker; the next block.
            }
        }

        throw new IOException($"No free block of ports from {FirstFreeBlock} on.");
    }

    public async ValueTask DisposeAsync()
    {
        // A test may have ended its city already.
        if (Interlocked.Exchange(ref _ended, 1) != 0) return;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _app.StopAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.DisposeAsync();
        await Names.DisposeAsync();
    }

    private static async Task<DemoCityHost> ServeAsync(DemoCityOptions options, CityPlan city, TimeProvider clock, CancellationToken cancellationToken)
    {
        var sites = city.Sites.Where(site => site.Listen is not null).Select(site => new SiteServing(city, site)).ToList();
        var hosts = city.Hosts.Where(host => host.Listens).Select(host => new HostServing(host)).ToList();
        var feeds = city.FeedHosts.Select(host => new FeedHostServing(host)).ToList();
        var virtualHosts = new VirtualHosts(sites, hosts);
        var door = new SecureDoor(sites, hosts);
        var naming = await CityNaming.StartAsync(city, cancellationToken);
        var faults = new CityFaults(naming, clock);
        var now = clock.GetUtcNow();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // A page goes out whole: waiting for the reader in the middle of it only costs switches.
            kestrel.Limits.MaxResponseBufferSize = 256 * 1024;
            kestrel.Listen(city.Control);
            // The listener knows its site or host, so that no request has to look it up; over IPv6 many share one.
            foreach (var site in sites) Listen(kestrel, site.Plan.EndPoint, site, site.Plan.Seed.Trap == SiteTrap.SelfSigned ? SelfSigned.For(site.Plan.Host, now) : null);
            foreach (var host in hosts) Listen(kestrel, host.Plan.EndPoint!, host, CertificateOf(host.Plan, now));
            foreach (var feed in feeds) Listen(kestrel, feed.Host.Plan.EndPoint!, feed, null);
            foreach (var endPoint in SecureDoor.EndPoints(city).Distinct()) ListenSecurely(kestrel, endPoint, door, faults.CertificateOf);
            foreach (var endPoint in ParkingHost.EndPoints(city)) Listen(kestrel, endPoint, new ParkingHost(), null);
            if (!city.HasIpv6) return;
            foreach (var port in VirtualHosts.Ports(city)) Listen(kestrel, new IPEndPoint(IPAddress.IPv6Loopback, port), virtualHosts, null);
        });
        var app = builder.Build();
        var planted = new HostResponder(clock);
        var hours = new CityHours(city.AsOf, clock);
        var responder = new SiteResponder(clock, hours, planted);
        var blocks = new AccountBlocks();
        var posts = new AccountResponder(city, blocks, clock);
        var control = new ControlSurface(sites, [.. hosts, .. feeds.Select(feed => feed.Host)], hours, naming, faults, new AccountControl(city, blocks, ListsOf(options), clock), clock);
        app.Use(async (context, next) =>
        {
            if (!await faults.AnswerAsync(context)) await next(context);
        });
        app.Run(context =>
        {
            if (context.Features.Get<FeedHostServing>() is { } feed) return posts.AnswerAsync(context, feed.Host);
            if (context.Features.Get<ParkingHost>() is not null) return ParkingHost.AnswerAsync(context);
            if (context.Features.Get<SecureDoor>() is { } secure)
            {
                var name = context.Request.Host.Host;
                return secure.Site(name) is { } behind ? responder.AnswerAsync(context, behind)
                    : secure.Host(name) is { } beside ? planted.AnswerAsync(context, beside)
                    : HostResponder.DefaultAsync(context);
            }

            var authority = context.Request.Host.Value ?? "";
            var shared = context.Features.Get<VirtualHosts>();
            if ((shared is null ? context.Features.Get<SiteServing>() : shared.Site(authority)) is { } site) return responder.AnswerAsync(context, site);
            if ((shared is null ? context.Features.Get<HostServing>() : shared.Host(authority)) is { } host) return planted.AnswerAsync(context, host);
            return shared is null ? control.AnswerAsync(context) : HostResponder.DefaultAsync(context);
        });
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            await naming.DisposeAsync();
            throw;
        }

        Directory.CreateDirectory(options.Out);
        var registered = RegistryFiles.Write(city, RegistryOf(options));
        KeptLists.Write(city, ListsOf(options), now, new HashSet<string>(StringComparer.Ordinal));
        (TruthFile.Of(city) with { NameServer = $"{naming.EndPoint}", ZoneServerPort = naming.ServerPort }).Write(TruthOf(options));
        return new DemoCityHost(app, naming, faults, city, options, registered);
    }

    private static void Listen<T>(KestrelServerOptions kestrel, IPEndPoint endPoint, T owner, X509Certificate2? certificate)
        where T : class =>
        kestrel.Listen(endPoint, listen =>
        {
            if (certificate is not null) listen.UseHttps(certificate);
            Mark(listen, owner);
        });

    private static void ListenSecurely<T>(KestrelServerOptions kestrel, IPEndPoint endPoint, T owner, Func<string?, X509Certificate2> certificate)
        where T : class =>
        kestrel.Listen(endPoint, listen =>
        {
            listen.UseHttps(https => https.ServerCertificateSelector = (_, name) => certificate(name));
            Mark(listen, owner);
        });

    private static void Mark<T>(ListenOptions listen, T owner)
        where T : class =>
            listen.Use(next => connection =>
            {
                connection.Features.Set(owner);
                return next(connection);
            });

    private static X509Certificate2? CertificateOf(HostPlan host, DateTimeOffset now) =>
        host.Certificate == HostCertificate.None ? null : SelfSigned.For(host.Name, now, host.Certificate == HostCertificate.Expired);

    // Kestrel wraps what binding finds out, but not what listening does.
    private static bool IsTaken(Exception fault) =>
        fault is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } or IOException { InnerException: AddressInUseException };

    private static bool IsFree(IPEndPoint endpoint)
    {
        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(endpoint);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string RegistryOf(DemoCityOptions options) => Path.Combine(options.Out, "registry");

    private static string ListsOf(DemoCityOptions options) => Path.Combine(options.Out, "lists");

    private static string TruthOf(DemoCityOptions options) => Path.Combine(options.Out, "truth.json");
}
