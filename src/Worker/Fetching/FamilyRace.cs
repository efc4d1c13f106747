using System.Net;
using System.Net.Sockets;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>Connects to the first of a name's addresses that answers, families interleaved and IPv6 first, a new attempt every
/// 250 ms or as soon as one fails (RFC 8305). <see cref="SocketsHttpHandler"/> itself tries one after another.</summary>
public sealed class FamilyRace(INameResolver names, AddressGuard guard, TimeProvider clock, Func<IPEndPoint, CancellationToken, ValueTask<Stream>>? connect = null)
{
    public static readonly TimeSpan Stagger = TimeSpan.FromMilliseconds(250);

    private readonly Func<IPEndPoint, CancellationToken, ValueTask<Stream>> _connect = connect ?? ConnectSocketAsync;

    public async ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken ct)
    {
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await names.ResolveAsync(host, ct);
        if (addresses.Length == 0) throw new SocketException((int)SocketError.HostNotFound);
        var order = Interleave([.. addresses.Where(guard.Allows)]);
        if (order.Count == 0) throw AddressRefusedException.For(host, addresses);
        return order.Count == 1 ? await _connect(new IPEndPoint(order[0], port), ct) : await RaceAsync(order, port, ct);
    }

    public static IReadOnlyList<IPAddress> Interleave(IPAddress[] addresses)
    {
        var v6 = addresses.Where(a => a.AddressFamily == AddressFamily.InterNetworkV6).Distinct().ToArray();
        var v4 = addresses.Where(a => a.AddressFamily == AddressFamily.InterNetwork).Distinct().ToArray();
        var order = new List<IPAddress>(addresses.Length);
        for (var i = 0; i < Math.Max(v6.Length, v4.Length); i++)
        {
            if (i < v6.Length) order.Add(v6[i]);
            if (i < v4.Length) order.Add(v4[i]);
        }
        return order;
    }

    private async Task<Stream> RaceAsync(IReadOnlyList<IPAddress> order, int port, CancellationToken ct)
    {
        using var losers = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var running = new List<Task<Stream>>(order.Count);
        Exception? fault = null;
        var next = 0;
        try
        {
            while (next < order.Count || running.Count > 0)
            {
                if (next < order.Count) running.Add(_connect(new IPEndPoint(order[next++], port), losers.Token).AsTask());
                await FirstOrStaggerAsync(running, next < order.Count, losers.Token);
                ct.ThrowIfCancellationRequested();
                if (running.Find(static r => r.IsCompleted) is not { } first) continue;
                running.Remove(first);
                if (first.IsCompletedSuccessfully) return await first;
                fault = Telling(fault, first.Exception?.InnerException ?? new OperationCanceledException(ct));
            }
            throw fault!;
        }
        finally
        {
            await losers.CancelAsync();
            foreach (var loser in running) _ = DisposeLaterAsync(loser);
        }
    }

    private async Task FirstOrStaggerAsync(List<Task<Stream>> running, bool more, CancellationToken ct)
    {
        if (!more)
        {
            await Task.WhenAny(running);
            return;
        }
        using var stagger = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var delay = Task.Delay(Stagger, clock, stagger.Token);
        await Task.WhenAny([delay, .. running]);
        await stagger.CancelAsync();
    }

    private static async Task DisposeLaterAsync(Task<Stream> loser)
    {
        await ((Task)loser).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (loser.IsCompletedSuccessfully) await (await loser).DisposeAsync();
    }

    // A refusal says more of the site than our own missing IPv6 route does.
    private static Exception Telling(Exception? known, Exception fresh) => known is null || Rank(fresh) > Rank(known) ? fresh : known;

    private static int Rank(Exception fault) => (fault as SocketException)?.SocketErrorCode switch
    {
        SocketError.ConnectionRefused or SocketError.ConnectionReset => 4,
        SocketError.TimedOut => 3,
        SocketError.HostUnreachable => 2,
        SocketError.NetworkUnreachable or SocketError.AddressFamilyNotSupported => 0,
        _ => 1,
    };

    private static async ValueTask<Stream> ConnectSocketAsync(IPEndPoint endPoint, CancellationToken ct)
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
