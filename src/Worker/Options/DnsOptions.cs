using System.ComponentModel.DataAnnotations;
using System.Net;

namespace FreshnessCrawler.Worker.Options;

/// <summary>Section <c>Dns</c>: who is asked for names, and how long.</summary>
public sealed class DnsOptions
{
    public const string Section = "Dns";
    private const int Port = 53;

    /// <summary>Name servers that resolve for others, as ip or ip:port ([ip]:port for IPv6); asked in this order, the next where one fails.
    /// Empty for the system's (/etc/hosts, then /etc/resolv.conf). Where some are given, pages are fetched by their answers too and /etc/hosts
    /// is not read; localhost stays this machine.</summary>
    public IList<string> Servers { get; init; } = [];

    /// <summary>One question to one server, 50 ms – 15 s. With <see cref="Retries"/> it should end within the 15 s that a site has to open.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:15")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Further questions where a datagram is lost, 0–5. A lost datagram is not a site's fault.</summary>
    [Range(0, 5)]
    public int Retries { get; set; } = 1;

    /// <summary>One name with all servers and retries, 50 ms – 1 min; at least <see cref="Timeout"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(10);

    internal IPEndPoint[] EndPoints() => [.. Servers.Select(s => Parse(s) ?? throw new InvalidDataException($"Dns:Servers: '{s}' is no address."))];

    internal bool AreServersValid() => Servers.All(s => Parse(s) is not null);

    private static IPEndPoint? Parse(string server)
    {
        if (!IPEndPoint.TryParse(server.Trim(), out var endPoint)) return null;
        if (endPoint.Port == 0) endPoint.Port = Port;
        return endPoint;
    }
}
