using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace FreshnessCrawler.Worker.Tests.Probing.Ipv6;

/// <summary>A relay before a name server (UDP) that says of the first so many AAAA questions that there is no such record.</summary>
internal sealed class ForgetfulNames : IAsyncDisposable
{
    private const int Header = 12;
    private const ushort Aaaa = 28;

    private readonly IPEndPoint _server;
    private readonly UdpClient _front = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource _end = new();
    private readonly Task _loop;
    private int _left;

    public ForgetfulNames(IPEndPoint server, int times)
    {
        (_server, _left) = (server, times);
        _loop = LoopAsync();
    }

    public IPEndPoint EndPoint => (IPEndPoint)_front.Client.LocalEndPoint!;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _loop;
        _front.Dispose();
        _end.Dispose();
    }

    private async Task LoopAsync()
    {
        using var back = new UdpClient(_server.AddressFamily);
        back.Connect(_server);
        try
        {
            while (true)
            {
                var question = await _front.ReceiveAsync(_end.Token);
                await back.SendAsync(question.Buffer, _end.Token);
                var answer = (await back.ReceiveAsync(_end.Token)).Buffer;
                await _front.SendAsync(Forgotten(answer), question.RemoteEndPoint, _end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The relay was ended.
        }
    }

    /// <summary>The question alone, without answers, where it is one to be forgotten.</summary>
    private ReadOnlyMemory<byte> Forgotten(byte[] answer)
    {
        var end = Header;
        while (answer[end] != 0) end += answer[end] + 1;
        if (BinaryPrimitives.ReadUInt16BigEndian(answer.AsSpan(end + 1)) != Aaaa || _left-- <= 0) return answer;
        answer.AsSpan(6, 6).Clear();
        return answer.AsMemory(0, end + 5);
    }
}
