using System.Net;
using System.Net.Sockets;
using System.Text;
using FreshnessCrawler.DemoCity.Files;
using FreshnessCrawler.DemoCity.Plan;
using FreshnessCrawler.DemoCity.Serving;
using Microsoft.AspNetCore.Connections;

namespace FreshnessCrawler.DemoCity;

/// <summary>A running city. Disposing it closes every listener.</summary>
public sealed class DemoCityHost : IAsyncDisposable
{
    // Free blocks are sought away from the fixed port, so that a test never takes the address of a standing demo city.
    private const int FirstFreeBlock = 18710;
    private const int BlockSize = 30;
    private const int Blocks = 200;

    private readonly WebApplication _app;

    private DemoCityHost(WebApplication app, CityPlan city, DemoCityOptions options, int registered)
    {
        _app = app;
        City = city;
        RegistryDirectory = RegistryOf(options);
        TruthPath = TruthOf(options);
        RegisteredColumns = registered;
    }

    public CityPlan City { get; }
    public int Port => City.Port;
    public string RegistryDirectory { get; }
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
        if (options.Port != 0) return await ServeAsync(options, CityPlanner.Draw(asOf, options.Seed, options.Port, options.SiteCount, options.Veto), clock, cancellationToken);
        for (var block = 0; block < Blocks; block++)
        {
            var city = CityPlanner.Draw(asOf, options.Seed, FirstFreeBlock + (block * BlockSize), options.SiteCount, options.Veto);
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
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _app.StopAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.DisposeAsync();
    }

    private static async Task<DemoCityHost> ServeAsync(DemoCityOptions options, CityPlan city, TimeProvider clock, CancellationToken cancellationToken)
    {
        var sites = city.Sites.Where(site => site.Listen is not null).Select(site => new SiteServing(city, site)).ToList();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // A page goes out whole: waiting for the reader in the middle of it only costs switches.
            kestrel.Limits.MaxResponseBufferSize = 256 * 1024;
            kestrel.Listen(city.Control);
            foreach (var site in sites)
            {
                kestrel.Listen(site.Plan.Listen!, listen =>
                {
                    if (site.Plan.Seed.Trap == SiteTrap.SelfSigned) listen.UseHttps(SelfSigned.For(listen.IPEndPoint!.Address, clock.GetUtcNow()));
                    // The listener knows its site, so that no request has to look it up.
                    listen.Use(next => connection =>
                    {
                        connection.Features.Set(site);
                        return next(connection);
                    });
                });
            }
        });
        var app = builder.Build();
        var responder = new SiteResponder(clock);
        var control = new ControlSurface(sites, clock);
        app.Run(context => context.Features.Get<SiteServing>() is { } site ? responder.AnswerAsync(context, site) : control.AnswerAsync(context));
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        Directory.CreateDirectory(options.Out);
        var registered = RegistryFiles.Write(city, RegistryOf(options));
        TruthFile.Of(city).Write(TruthOf(options));
        return new DemoCityHost(app, city, options, registered);
    }

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

    private static string TruthOf(DemoCityOptions options) => Path.Combine(options.Out, "truth.json");
}
