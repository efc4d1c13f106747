using System.Net;
using System.Net.Sockets;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Probing;

/// <summary>One attempt at one address and nothing else: no other address, no redirect followed, no retry, no connection kept. It knows no pace:
/// who asks it has taken a turn at the host before.</summary>
public sealed class PinnedProbe(IOptions<FetchOptions> options, TimeProvider clock)
{
    /// <summary>One GET. What the network or the site does is a status in the answer; only the caller's own token throws.</summary>
    public async Task<ProbeAnswer> SendAsync(ProbeRequest request, AddressGuard guard, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(guard);
        ct.ThrowIfCancellationRequested();
        using var attempt = new PinnedAttempt(request, options.Value, clock);
        return guard.Allows(request.Address) ? await attempt.RunAsync(ct) : attempt.Failed(ProbeStatus.NotAllowed, "not a public address");
    }

    /// <summary>A connection that is closed again at once.</summary>
    public async Task<ConnectAnswer> ConnectAsync(IPAddress address, int port, AddressGuard guard, TimeSpan limit, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(guard);
        ct.ThrowIfCancellationRequested();
        if (!guard.Allows(address)) return new ConnectAnswer(ProbeStatus.NotAllowed, 0, "not a public address");
        var started = clock.GetTimestamp();
        using var deadline = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            await using var stream = await OpenAsync(new IPEndPoint(address, port), either.Token);
            return new ConnectAnswer(ProbeStatus.Answered, Elapsed(), null);
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException)
        {
            ct.ThrowIfCancellationRequested();
            return fault is SocketException socket
                ? new ConnectAnswer(ProbeFaults.BeforeConnection(socket.SocketErrorCode), Elapsed(), socket.Message)
                : new ConnectAnswer(ProbeStatus.Timeout, Elapsed(), "no connection in time");
        }

        int Elapsed() => (int)Math.Round(clock.GetElapsedTime(started).TotalMilliseconds);
    }

    internal static async ValueTask<Stream> OpenAsync(IPEndPoint endPoint, CancellationToken ct)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endPoint, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
