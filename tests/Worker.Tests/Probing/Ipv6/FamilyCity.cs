using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using FreshnessCrawler.DemoCity.Naming;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing;
using FreshnessCrawler.Worker.Probing.Ipv6;
using FreshnessCrawler.Worker.Probing.Names;
using FreshnessCrawler.Worker.Tests.Fetching;
using FreshnessCrawler.Worker.Tests.Probing.Names;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Ipv6;

/// <summary>Sites on an address of loopback of its own (V4 in the records) and on ::1, at one port, their names in a real name server, and a survey that looks at them.</summary>
internal sealed class FamilyCity : IAsyncDisposable
{
    public const string Zone = "linhai.example";

    /// <summary>A home page with enough on it for a difference to mean something.</summary>
    public static readonly string Home =
        $"<html><head><title>临海市林业局</title></head><body>{string.Concat(Enumerable.Range(0, 30).Select(i => $"<li><a href=\"/n/{(char)('甲' + 29 * i)}\">{(char)('林' + 41 * i)}{(char)('业' + 7 * i)}工作推进会</a></li>"))}</body></html>";

    private static readonly IPNetwork[] Private = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128"), FarSide.Network];

    private static int s_cities;

    private readonly WebApplication _web;
    private readonly NameServer _names;
    private readonly ForgetfulNames? _forgetful;

    private FamilyCity(WebApplication web, NameServer names, ForgetfulNames? forgetful, IPAddress v4, int port, Ipv6Options options)
    {
        _web = web;
        _names = names;
        _forgetful = forgetful;
        V4 = v4;
        Port = port;
        Names = new DnsNames(Microsoft.Extensions.Options.Options.Create(
            new DnsOptions { Servers = [(forgetful?.EndPoint ?? names.EndPoint).ToString()], Timeout = TimeSpan.FromSeconds(2), Retries = 0 }), TimeProvider.System);
        var probe = new PinnedProbe(Microsoft.Extensions.Options.Options.Create(Fetchers.Quick()), TimeProvider.System);
        Survey = new Ipv6Survey(Microsoft.Extensions.Options.Options.Create(options), Names, probe, TimeProvider.System);
        Book = Survey.OpenBook(Private);
        Fetcher = Fetchers.Create(policy: FetchPolicy.Strict with { AllowedNetworks = Private }, names: new ServerNameResolver(Names));
        Context = new ProbeContext(
            7, new MonitoringPoint(TimeProvider.System.GetUtcNow()), PolicyFile.Load(Path.Combine(AppContext.BaseDirectory, "policy.json")).All[^1], Fetcher, null, false,
            n => Interlocked.Add(ref Requests, n));
    }

    public int Requests;

    public string Scheme { get; private init; } = "http";
    public IPAddress V4 { get; }
    public int Port { get; }
    public DnsNames Names { get; }
    public Ipv6Survey Survey { get; }
    public Ipv6Book Book { get; }
    public PageFetcher Fetcher { get; }
    public ProbeContext Context { get; init; }
    public ConcurrentQueue<(bool V6, string Host, string Path)> Seen { get; } = new();
    public SiteTarget Site => new(1, "3604000001", "临海市林业局", "市林业局", Url("/"), true, []);

    public static Ipv6Options Quick() => new()
    {
        ConnectTimeout = TimeSpan.FromMilliseconds(400),
        AnswerTimeout = TimeSpan.FromSeconds(2),
        SecondTryAfter = TimeSpan.FromMilliseconds(20),
    };

    /// <param name="page">Answers a request; told whether it came over IPv6.</param>
    /// <param name="records">Lines of the zone file.</param>
    /// <param name="options">The survey's.</param>
    /// <param name="v6">Whether anybody listens on ::1.</param>
    /// <param name="far">Whoever makes a listening socket for the port elsewhere than on ::1.</param>
    /// <param name="another">One more zone.</param>
    /// <param name="forgotten">How many AAAA questions the name server answers at first as if there were no such record.</param>
    /// <param name="secure4">The certificate shown over IPv4, where it is https.</param>
    /// <param name="secure6">The certificate shown over IPv6, where it is https.</param>
    public static async Task<FamilyCity> StartAsync(
        Func<HttpContext, bool, Task> page, string records = "www IN A V4\nwww IN AAAA ::1", Ipv6Options? options = null, bool v6 = true,
        X509Certificate2? secure4 = null, X509Certificate2? secure6 = null, Func<int, Socket>? far = null, NameZone? another = null, int forgotten = 0)
    {
        Assert.SkipWhen(NameServer.Program is null, CityNames.NotHere);
        Assert.SkipUnless(HasLoopback6(), "This machine has no ::1.");
        var token = TestContext.Current.CancellationToken;
        var v4 = new IPAddress([127, 0, 6, (byte)Interlocked.Increment(ref s_cities)]);
        FamilyCity? city = null;
        var (web, port) = await ServeAsync((context, isV6) =>
        {
            city!.Seen.Enqueue((isV6, context.Request.Host.Host, context.Request.Path.Value!));
            return page(context, isV6);
        }, v4, v6, secure4, secure6, far);
        var zone = new NameZone(Zone, $"@ IN NS ns1\n@ IN NS ns2\nns1 IN A 127.0.0.1\nns1 IN AAAA ::1\nns2 IN A 127.0.0.2\n{records}");
        var zones = new[] { zone, another }.OfType<NameZone>().Select(z => z with { Records = z.Records!.Replace("V4", v4.ToString()) });
        var names = await NameServer.StartAsync([.. zones], token);
        var forgetful = forgotten > 0 ? new ForgetfulNames(names.EndPoint, forgotten) : null;
        return city = new FamilyCity(web, names, forgetful, v4, port, options ?? Quick()) { Scheme = secure4 is null ? "http" : "https" };
    }

    public static Task<FamilyCity> StartAsync(string html) => StartAsync((c, _) => c.Response.Html(html));

    public string Url(string path, string host = "www") => $"{Scheme}://{host}.{Zone}:{Port}{path}";

    public SiteLink Link(string path, int pageLevel = 1, string host = "www", LinkKind kind = LinkKind.Page, LinkClass @class = LinkClass.Ok, bool external = false) =>
        new(Url(path, host), pageLevel, external, kind, Url("/"), @class, 200);

    /// <summary>The survey of a site whose home page is another than "/".</summary>
    public Task<Ipv6SurveyResult> RunAtAsync(string path, params IReadOnlyList<SiteLink> links) =>
        Survey.RunAsync(Site with { Url = Url(path) }, links, Context, Book, OwnIpv6.Proven, TestContext.Current.CancellationToken);

    public Task<Ipv6SurveyResult> RunAsync(params IReadOnlyList<SiteLink> links) =>
        Survey.RunAsync(Site, links, Context, Book, OwnIpv6.Proven, TestContext.Current.CancellationToken);

    /// <summary>What is seen of the home page's host.</summary>
    public async Task<Ipv6HostObservation> LookAsync() => (await RunAsync()).Observations.Home!;

    public int Asked(bool v6, string path) => Seen.Count(s => s.V6 == v6 && s.Path == path);

    public async ValueTask DisposeAsync()
    {
        Book.Dispose();
        Fetcher.Dispose();
        using var hurry = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _web.StopAsync(hurry.Token);
        await _web.DisposeAsync();
        if (_forgetful is not null) await _forgetful.DisposeAsync();
        await _names.DisposeAsync();
    }

    private static bool HasLoopback6()
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task<(WebApplication Web, int Port)> ServeAsync(Func<HttpContext, bool, Task> page, IPAddress v4, bool v6, X509Certificate2? secure4, X509Certificate2? secure6, Func<int, Socket>? far)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseKestrelHttpsConfiguration();
            builder.WebHost.ConfigureKestrel(o =>
            {
                o.Listen(v4, port, listen => Secure(listen, secure4));
                if (far is not null) o.ListenHandle((ulong)far(port).Handle);
                if (v6) o.Listen(IPAddress.IPv6Loopback, port, listen => Secure(listen, secure6));
            });
            var web = builder.Build();
            web.Run(context => page(context, context.Connection.LocalIpAddress!.AddressFamily == AddressFamily.InterNetworkV6));
            try
            {
                await web.StartAsync();
                return (web, port);
            }
            catch (IOException) when (attempt < 5)
            {
                // Somebody else was quicker to take the port on the other family.
                await web.DisposeAsync();
            }
        }
    }

    private static void Secure(ListenOptions listen, X509Certificate2? certificate)
    {
        if (certificate is not null) listen.UseHttps(certificate);
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
