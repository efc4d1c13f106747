using System.Net;
using System.Net.Sockets;
using FreshnessCrawler.DemoCity.Serving;

namespace FreshnessCrawler.DemoCity.Naming;

/// <summary>A relay before a name server (UDP) that holds back the questions for names beginning with "slow", and never passes on those beginning
/// with "silent".</summary>
public sealed class SlowNames : IAsyncDisposable
{
    private readonly IPEndPoint _server;
    private readonly TimeSpan _delay;
    private readonly UdpClient _front;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _loop;

    public SlowNames(IPEndPoint server, TimeSpan delay)
    {
        _server = server;
        _delay = delay;
        _front = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        _loop = LoopAsync();
    }

    /// <summary>Where it is asked.</summary>
    public IPEndPoint EndPoint => (IPEndPoint)_front.Client.LocalEndPoint!;

    /// <summary>Whether every question goes unanswered, as with a dead line.</summary>
    public bool IsDead { get; set; }

    /// <summary>What is wrong with the answers.</summary>
    public InjectedFault Fault { get; set; } = InjectedFault.None;

    /// <summary>Questions that came.</summary>
    public int Asked { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _loop;
        _front.Dispose();
        _end.Dispose();
    }

    private async Task LoopAsync()
    {
        while (true)
        {
            UdpReceiveResult question;
            try
            {
                question = await _front.ReceiveAsync(_end.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            Asked++;
            if (!IsDead) _ = RelayAsync(question);
        }
    }

    private async Task RelayAsync(UdpReceiveResult question)
    {
        try
        {
            var name = NameAnswers.NameOf(question.Buffer);
            var fault = Fault;
            if (fault.Kind == CityFault.NetworkDown || (fault.Kind == CityFault.NamesSilent && fault.Hits(name))) return;
            if (fault.Kind == CityFault.NamesFail && fault.Hits(name))
            {
                await _front.SendAsync(NameAnswers.ServFail(question.Buffer), question.RemoteEndPoint, _end.Token);
                return;
            }

            if (name.StartsWith("silent", StringComparison.OrdinalIgnoreCase)) return;
            if (name.StartsWith("slow", StringComparison.OrdinalIgnoreCase)) await Task.Delay(_delay, _end.Token);
            using var back = new UdpClient(_server.AddressFamily);
            back.Connect(_server);
            await back.SendAsync(question.Buffer, _end.Token);
            var answer = await back.ReceiveAsync(_end.Token);
            await _front.SendAsync(Bent(fault, question.Buffer, answer.Buffer), question.RemoteEndPoint, _end.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The relay or the server was ended: the question stays unanswered.
        }
    }

    private static byte[] Bent(InjectedFault fault, byte[] question, byte[] answer) => fault switch
    {
        { Kind: CityFault.NamesWildcard } when NameAnswers.IsNoSuchName(answer) => NameAnswers.Address(question, ParkingHost.Address),
        { Kind: CityFault.Ipv6BlackHole, LeadTo: { } address } => NameAnswers.Elsewhere(answer, address),
        _ => answer,
    };
}
