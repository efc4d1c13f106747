using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using FreshnessCrawler.Storage.Writing;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Names;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Probing.Gate;

/// <summary>Proves this worker's own way out by its control hosts: names, IPv4 and IPv6. Shut where names or IPv4 fail; what is then seen of any site
/// is void. One look at a time, shared by all who ask, kept for its validity and, where there is a database, written down.</summary>
public sealed partial class NetworkGate(
    IOptions<GateOptions> options, DnsNames names, PinnedProbe probe, TimeProvider clock, ILogger<NetworkGate> log, GateLedger? ledger = null)
{
    // Whoever names a control host means it, wherever it is.
    private static readonly AddressGuard Anywhere = new([IPNetwork.Parse("0.0.0.0/0"), IPNetwork.Parse("::/0")]);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly GateOptions _options = options.Value;
    private readonly Lock _lock = new();
    private Task<GateReading>? _look;
    private bool _wasShut;

    /// <summary>This worker's name beside its looks and visits: another one's network is another matter.</summary>
    public static string Worker => Environment.MachineName;

    /// <summary>The newest look, or a new one where that is too old to begin work by.</summary>
    public Task<GateReading> CheckAsync(CancellationToken ct) => CheckAsync(_options.Validity, ct);

    /// <summary>A look fresh enough to blame a failure on a site by.</summary>
    public Task<GateReading> CheckAgainAsync(CancellationToken ct) => CheckAsync(_options.Freshness, ct);

    private Task<GateReading> CheckAsync(TimeSpan oldest, CancellationToken ct)
    {
        Task<GateReading> look;
        lock (_lock)
        {
            if (_look is null || IsStale(_look, oldest)) _look = LookAsync();
            look = _look;
        }
        return look.WaitAsync(ct);
    }

    private bool IsStale(Task<GateReading> look, TimeSpan oldest)
    {
        if (!look.IsCompleted) return false;
        if (!look.IsCompletedSuccessfully) return true;
        var age = clock.GetUtcNow() - look.Result.CheckedAt;
        return age > (look.Result.IsOpen ? oldest : _options.Freshness) || age < TimeSpan.Zero;
    }

    // Without any caller's token: one who gives up must not spoil the look for the others.
    private async Task<GateReading> LookAsync()
    {
        await Task.Yield();
        var asked = Task.WhenAll(_options.ControlNames().Select(AskAsync));
        var madeUp = _options.ControlNames().Count == 0 ? null : MakeUpAsync();
        var v4 = Task.WhenAll(_options.V4Controls().Select(c => ProveAsync("v4", c)));
        var v6 = Task.WhenAll(_options.V6Controls().Select(c => ProveAsync("v6", c)));
        ControlResult[] dns = [.. (await asked).Select(a => a.Name)];
        // Only for IPv6 does it matter what these say of it.
        ControlResult[] aaaa = (await v6).Length == 0 ? [] : [.. (await asked).Select(a => a.Aaaa)];
        var (dnsOk, v4Ok, v6Ok) = (Enough(dns), Enough(await v4), Enough(await v6));
        ControlResult[] denied = madeUp is null ? [] : [await madeUp];
        if (!denied.All(d => d.Ok)) dnsOk = false;
        if (aaaa.Length > 0 && !Array.Exists(aaaa, a => a.Ok)) v6Ok = false;
        var reading = new GateReading(
            clock.GetUtcNow(), !_options.Required || (dnsOk != false && v4Ok != false), dnsOk, v4Ok, v6Ok, [.. dns, .. await v4, .. await v6, .. aaaa, .. denied]);
        Tell(reading);
        if (ledger is not null)
        {
            await ledger.WriteAsync(
                new GateCheck(Worker, reading.CheckedAt, reading.IsOpen, dnsOk, v4Ok, v6Ok, reading.Reason, JsonSerializer.Serialize(reading.Controls, Json)), CancellationToken.None);
        }
        return reading;
    }

    private async Task<(ControlResult Name, ControlResult Aaaa)> AskAsync(string name)
    {
        var v4 = names.AskV4Async(name, CancellationToken.None);
        var v6 = names.AskV6Async(name, CancellationToken.None);
        var (a, aaaa) = (await v4, await v6);
        var better = a.Outcome == NameOutcome.Found || aaaa.Outcome != NameOutcome.Found ? a : aaaa;
        return (Result("dns", better), Result(ControlResult.AaaaKind, aaaa));

        ControlResult Result(string kind, NameAnswer answer) =>
            new(kind, name, answer.Outcome == NameOutcome.Found, (int)answer.Elapsed.TotalMilliseconds, answer.Detail);
    }

    // Nobody can have a name below .invalid (RFC 6761). Where it is found all the same, dead names look alive and every one leads somewhere.
    private async Task<ControlResult> MakeUpAsync()
    {
        var name = $"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}.invalid";
        var answer = await names.AskV4Async(name, CancellationToken.None);
        var found = answer.Outcome == NameOutcome.Found;
        return new ControlResult(ControlResult.MadeUpKind, name, !found, (int)answer.Elapsed.TotalMilliseconds, found ? $"leads to {string.Join(", ", answer.Addresses)}" : null);
    }

    private async Task<ControlResult> ProveAsync(string kind, GateControl control)
    {
        if (control.Page is { } page)
        {
            var told = await probe.SendAsync(new ProbeRequest(page, control.EndPoint.Address, _options.Timeout), Anywhere, CancellationToken.None);
            return new ControlResult(kind, control.ToString(), told.Status == ProbeStatus.Answered, told.TotalMs, told.Detail);
        }
        var answer = await probe.ConnectAsync(control.EndPoint.Address, control.EndPoint.Port, Anywhere, _options.Timeout, CancellationToken.None);
        return new ControlResult(kind, control.ToString(), answer.Status == ProbeStatus.Answered, answer.TotalMs, answer.Detail);
    }

    private bool? Enough(ControlResult[] controls) =>
        controls.Length == 0 ? null : controls.Count(c => c.Ok) >= Math.Min(_options.MustAnswer, controls.Length);

    private void Tell(GateReading reading)
    {
        if (reading.Reason is { } reason && !_wasShut)
            LogShut(reason, string.Join("; ", reading.Controls.Where(c => !c.Ok).Select(c => $"{c.Kind} {c.Target}: {c.Detail}")));
        else if (reading.Reason is null && _wasShut)
            LogOpened();
        _wasShut = reading.Reason is not null;
    }

    [LoggerMessage(LogLevel.Error, "Our own way out is not proven ({Reason}); what is seen of sites meanwhile is void. Mend the network, or the control hosts of section Gate. {Controls}")]
    private partial void LogShut(string reason, string controls);

    [LoggerMessage(LogLevel.Information, "Our own way out is proven again")]
    private partial void LogOpened();
}
