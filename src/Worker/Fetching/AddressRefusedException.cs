using System.Net;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>A name led only to addresses that <see cref="AddressGuard"/> refuses.</summary>
public sealed class AddressRefusedException : IOException
{
    public AddressRefusedException() { }
    public AddressRefusedException(string message) : base(message) { }
    public AddressRefusedException(string message, Exception inner) : base(message, inner) { }

    public static AddressRefusedException For(string host, IEnumerable<IPAddress> addresses) =>
        new($"{host} -> {string.Join(", ", addresses)}: not a public address");
}
