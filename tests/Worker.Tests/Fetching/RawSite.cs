using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FreshnessCrawler.Worker.Tests.Fetching;

/// <summary>A server that speaks exactly the bytes it is given, for what no web server would say.</summary>
internal sealed class RawSite : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<string, NetworkStream, CancellationToken, Task> _answer;
    private readonly Task _loop;

    public RawSite(Func<string, NetworkStream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _loop = LoopAsync();
    }

    public RawSite(string answer) : this((_, stream, ct) => stream.WriteAsync(Encoding.Latin1.GetBytes(answer), ct).AsTask()) { }

    public int Port { get; }
    public int Asked;
    public string Url(string path) => $"http://a.test:{Port}{path}";

    private async Task LoopAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync(_end.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException)
            {
                return;
            }
            _ = ServeAsync(socket);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            var buffer = new byte[8192];
            var read = await stream.ReadAsync(buffer, _end.Token);
            var request = Encoding.ASCII.GetString(buffer, 0, read);
            if (request.StartsWith("GET /robots.txt", StringComparison.Ordinal))
            {
                await stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), _end.Token);
                return;
            }
            Interlocked.Increment(ref Asked);
            await _answer(request, stream, _end.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The crawler hung up, as some tests want it to.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _loop;
        _end.Dispose();
    }
}
