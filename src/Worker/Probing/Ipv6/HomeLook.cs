using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>Looks at a site's home page over IPv6: at the registered address, and where that leads to another host over both families, at the page
/// there. What does not open over IPv4 is nothing to measure IPv6 by.</summary>
internal sealed class HomeLook(HostLooker looker, Ipv6Options options)
{
    /// <returns>What is seen of the host on which the home page lies.</returns>
    public async Task<Ipv6HostObservation> LookAsync(Uri registered, ProbeContext context, Ipv6Book book, OwnIpv6 own, CancellationToken ct)
    {
        var (page, look) = (registered, await looker.LookAsync(registered, context, book, own, ct));
        for (var hops = 0; look is { IsTrusted: true, Next: { } next }; hops++)
        {
            if (hops == options.MaxRedirects) return NotTested(look.Seen, $"首页跳转超过{options.MaxRedirects}次，不能比较");
            (page, look) = (next, await looker.LookAsync(next, context, book, own, ct));
        }
        var seen = Opens(look) ? look.Seen : NotTested(look.Seen, $"首页经IPv4访问为HTTP {look.Seen.HttpV4}，没有打开，不能比较");
        return page == registered ? seen : seen with { Reason = $"登记网址跳转到 {page.GetLeftPart(UriPartial.Path)}{(seen.Reason is { } reason ? $"，{reason}" : "")}" };
    }

    // Without any answer over IPv4 there was no need of one, or it is said already.
    private static bool Opens(HostLook look) => look.Next is not null || look.Seen.HttpV4 is null or (>= 200 and < 300);

    private static Ipv6HostObservation NotTested(Ipv6HostObservation seen, string reason) =>
        seen.State == Ipv6State.NotTested ? seen : seen with { State = Ipv6State.NotTested, Reason = reason };
}
