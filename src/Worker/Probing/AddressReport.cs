using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Availability;
using FreshnessCrawler.Worker.Probing.Gate;
using FreshnessCrawler.Worker.Probing.Names;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Probing;

/// <summary>Looks at one address over every way: its names, each of its addresses once, and the visit as it would count.</summary>
public sealed class AddressReport(NetworkGate gate, DnsNames names, PinnedProbe probe, AvailabilityProbe availability, IOptions<AvailabilityOptions> options)
{
    private const int MostAddresses = 8;

    public async Task<AddressLook> LookAsync(Uri url, TimeSpan limit, AddressGuard guard, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(url);
        var reading = gate.CheckAsync(ct);
        var v4 = await names.AskV4Async(url.IdnHost, ct);
        var v6 = await names.AskV6Async(url.IdnHost, ct);

        // One after another: the times of one must not be the other's.
        var visit = await availability.VisitAsync(url, null, limit, guard, ct);
        return new AddressLook(url, await reading, v4, await AllAsync(v4), v6, await AllAsync(v6), visit);

        async Task<IReadOnlyList<ProbeAnswer>> AllAsync(NameAnswer name)
        {
            var answers = new List<ProbeAnswer>();
            foreach (var address in name.Addresses.Take(MostAddresses))
                answers.Add(await probe.SendAsync(new ProbeRequest(url, address, limit + options.Value.Margin), guard, ct));
            return answers;
        }
    }
}
