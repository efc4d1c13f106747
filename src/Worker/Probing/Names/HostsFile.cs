using System.Net;
using System.Net.Sockets;

namespace FreshnessCrawler.Worker.Probing.Names;

/// <summary>The system's own list of names, read anew each time: it is short, and an operator may have just changed it.</summary>
public sealed class HostsFile(string path)
{
    public static HostsFile OfSystem { get; } = new("/etc/hosts");

    /// <returns>The name's addresses of the family; empty where the list has none, null where it does not have the name at all.</returns>
    public IReadOnlyList<IPAddress>? Find(string host, AddressFamily family)
    {
        if (!File.Exists(path)) return null;
        List<IPAddress>? found = null;
        foreach (var line in File.ReadLines(path))
        {
            var words = line.Split('#', 2)[0].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (!words.Skip(1).Contains(host, StringComparer.OrdinalIgnoreCase) || !IPAddress.TryParse(words[0], out var address)) continue;
            found ??= [];
            if (address.AddressFamily == family && !found.Contains(address)) found.Add(address);
        }
        return found;
    }
}
