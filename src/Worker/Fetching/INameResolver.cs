using System.Net;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>Names to addresses. A name without addresses is a <see cref="System.Net.Sockets.SocketException"/>.</summary>
public interface INameResolver
{
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct);
}
