using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>Asks for links over IPv6, each once a run. A link that works over IPv4 and not over IPv6 is asked again later; only what fails twice while
/// IPv4 answers is failing. Of a host whose page was another over IPv6, a link's content must be the same too.</summary>
internal sealed class LinkTrials(PinnedWalk walk, FamilyComparison comparison, Ipv6Options options, TimeProvider clock)
{
    /// <param name="url">The link.</param>
    /// <param name="host">Its host's look, with an address to ask.</param>
    /// <param name="context">The run's.</param>
    /// <param name="book">The run's.</param>
    /// <param name="own">Our own IPv6, which must still work when a link is called failing.</param>
    /// <param name="ct">Only it throws.</param>
    public Task<LinkTrial> TryAsync(Uri url, HostLook host, ProbeContext context, Ipv6Book book, OwnIpv6 own, CancellationToken ct) =>
        book.LinkAsync(url.AbsoluteUri, token => TwiceAsync(url, host, context, book, own, token), ct);

    private async Task<LinkTrial> TwiceAsync(Uri url, HostLook host, ProbeContext context, Ipv6Book book, OwnIpv6 own, CancellationToken ct)
    {
        var gate = book.Gate(host.Seen.Authority, options.LinksAtOnce);
        var (first, soft) = await OnceAsync(url, host, context, book, gate, secondTry: false, ct);
        if (first.Works != false) return first;
        if (clock.GetUtcNow() + options.SecondTryAfter >= context.Deadline) return LinkTrial.Unproven("首次访问未通，检查时限内未及复核");
        await Task.Delay(options.SecondTryAfter, clock, ct);
        var (second, _) = await OnceAsync(url, host, context, book, gate, secondTry: true, ct);
        if (second.Works == false && await own.BrokenAsync(ct) is { } broken) return LinkTrial.Unproven(broken);
        return second.Works == true ? second with { Recovered = soft } : second;
    }

    private async Task<(LinkTrial Trial, bool Soft)> OnceAsync(
        Uri url, HostLook host, ProbeContext context, Ipv6Book book, LinkGate gate, bool secondTry, CancellationToken ct)
    {
        await gate.Places.WaitAsync(ct);
        try
        {
            if (gate.ClosedFor(secondTry) is { } closed) return (LinkTrial.Unproven(closed), false);
            var v6 = await walk.AskAsync(url, host.V6!, compare: !host.IsTrusted, context, book.Guard, ct);
            gate.Told(v6);
            if (v6.IsFine && v6.Place is null && host.IsTrusted) return (new LinkTrial(true, null), false);
            return (await CompareAsync(url, v6, host, context, book, secondTry, ct), !v6.IsFine);
        }
        finally
        {
            gate.Places.Release();
        }
    }

    private async Task<LinkTrial> CompareAsync(Uri url, FamilyAnswer v6, HostLook host, ProbeContext context, Ipv6Book book, bool secondTry, CancellationToken ct)
    {
        switch (v6.Outcome)
        {
            case FamilyOutcome.NotAsked: return LinkTrial.Unproven(v6.Fault!);
            case FamilyOutcome.RateLimited or FamilyOutcome.Guarded: return LinkTrial.Unproven("IPv6访问时被网站限制或防护拒绝，未作结论");
            // It did connect when the host was looked at: that is the host's matter, and its visits over the day measure it.
            case FamilyOutcome.NoConnection: return new LinkTrial(secondTry ? null : false, "检查期间主机IPv6连接时断时续，未作结论");
        }
        // Many servers limit requests by a bare 503.
        if (v6.HttpStatus == 503) return new LinkTrial(secondTry ? null : false, "IPv6访问时服务器暂不可用（HTTP 503），可能是限制访问频率，未作结论");
        if (!v6.IsFine && !secondTry) return new LinkTrial(false, null);
        if (host.V4 is null) return LinkTrial.Unproven("主机没有IPv4地址可供对照，未作结论");
        var v4 = await walk.AskAsync(url, host.V4, compare: !host.IsTrusted, context, book.Guard, ct);
        if (v4.Outcome == FamilyOutcome.NotAsked) return LinkTrial.Unproven(v4.Fault!);
        if (!v4.IsFine) return LinkTrial.Unproven("复核时IPv4同样打不开，未作结论");
        if (!v6.IsFine || !string.Equals(v6.Place, v4.Place, StringComparison.OrdinalIgnoreCase))
            return new LinkTrial(false, $"IPv6访问为{v6.Describe()}，IPv4为{v4.Describe()}") { MayPass = !v6.IsFine };
        if (host.IsTrusted) return new LinkTrial(true, null);
        var pair = await comparison.ReadAsync(url, host.V4, v4, v6, context, book.Guard, ct);
        return new LinkTrial(pair.Same, pair.Reason);
    }
}
