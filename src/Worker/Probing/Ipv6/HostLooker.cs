using System.Net;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing.Names;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>Looks at one authority over IPv6, once a run, and again where that found a fault that may pass: only what two looks apart in time saw
/// alike is said of a host.</summary>
internal sealed class HostLooker(
    DnsNames names, HostPorts ports, PinnedWalk walk, FamilyComparison comparison, ZoneLook zones, Ipv6Options options, TimeProvider clock)
{
    private const int MostLooks = 3;
    private const string Unconfirmed = "首次检查未通，检查时限内未及复核";
    private const string Unsteady = "几次检查的结果各不相同，未作结论";

    /// <summary>All of it: names, ports, the page over both families, the zone's name servers. The page "/" stands for its authority.</summary>
    public Task<HostLook> LookAsync(Uri page, ProbeContext context, Ipv6Book book, OwnIpv6 own, CancellationToken ct) =>
        book.HostAsync(page.PathAndQuery == "/" ? AuthorityOf(page) : page.GetLeftPart(UriPartial.Query), token => WholeAsync(page, context, book, own, token), ct);

    /// <summary>Only whether it has an address over which it takes a connection: enough for another site's host.</summary>
    public Task<HostLook> GlanceAsync(Uri page, ProbeContext context, Ipv6Book book, OwnIpv6 own, CancellationToken ct) =>
        book.GlanceAsync(AuthorityOf(page), token => ConfirmedAsync(page, context, book, own, BriefAsync, token), ct);

    /// <summary>A host that nobody asked anything.</summary>
    public HostLook Untried(Uri page, string reason) => new(Seen(page, Ipv6State.NotTested, reason, []), null, null, Again: false);

    /// <summary>http://host:80, canonical.</summary>
    public static string AuthorityOf(Uri uri) => $"{uri.Scheme}://{(uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost)}:{uri.Port}";

    /// <summary>Of a host without IPv6 the zone's name servers are told too: there its office begins.</summary>
    private async Task<HostLook> WholeAsync(Uri page, ProbeContext context, Ipv6Book book, OwnIpv6 own, CancellationToken ct)
    {
        var look = await ConfirmedAsync(page, context, book, own, FullAsync, ct);
        return look.Seen is { State: Ipv6State.NoAddress, NameServers: null } ? WithZone(look, await zones.ReadAsync(page.IdnHost, book, ct)) : look;
    }

    private async Task<HostLook> ConfirmedAsync(
        Uri page, ProbeContext context, Ipv6Book book, OwnIpv6 own, Func<HostCase, CancellationToken, Task<HostLook>> look, CancellationToken ct)
    {
        if (clock.GetUtcNow() >= context.Deadline) return Untried(page, PinnedWalk.TimeIsUp);
        var looks = new List<HostLook>(MostLooks);
        while (true)
        {
            var now = await OnceAsync(page, context, book, own, looks.Exists(l => l.Seen.State == Ipv6State.Different), look, ct);
            if (!now.Again) return now;
            // Two faults of different kinds are one look each.
            if (looks.Exists(l => l.Seen.State == now.Seen.State)) return await BlamedAsync(now, own, ct);
            looks.Add(now);
            if (looks.Count == MostLooks) return Unproven(now, Unsteady);
            if (clock.GetUtcNow() + options.SecondTryAfter >= context.Deadline) return Unproven(now, Unconfirmed);
            // No place is held meanwhile: a black hole keeps nobody waiting but itself.
            await Task.Delay(options.SecondTryAfter, clock, ct);
        }
    }

    private static async Task<HostLook> BlamedAsync(HostLook look, OwnIpv6 own, CancellationToken ct) =>
        look.Seen.State != Ipv6State.NotTested && await own.BrokenAsync(ct) is { } broken ? Unproven(look, broken) : look;

    private static HostLook Unproven(HostLook look, string reason) =>
        look with { Seen = look.Seen with { State = Ipv6State.NotTested, Reason = reason }, V4 = null, V6 = null };

    private async Task<HostLook> OnceAsync(
        Uri page, ProbeContext context, Ipv6Book book, OwnIpv6 own, bool mayBlame, Func<HostCase, CancellationToken, Task<HostLook>> look, CancellationToken ct)
    {
        await book.Places.WaitAsync(ct);
        try
        {
            var known = await HostNames.AskAsync(names, page.IdnHost, book.Guard, ct);
            if (!own.Works) return new HostLook(Seen(page, Ipv6State.NotTested, own.Reason, known.Records), null, null, Again: false);
            var isAddress = IPAddress.TryParse(page.IdnHost, out _);
            // A name server, or one on the way to it, may leave an AAAA record out once.
            if (known.Settled(isAddress) is { } settled) return new HostLook(Seen(page, settled.State, settled.Reason, known.Records), null, null, Again: !isAddress);
            return await look(new HostCase(page, known, context, book, mayBlame), ct);
        }
        finally
        {
            book.Places.Release();
        }
    }

    private async Task<HostLook> BriefAsync(HostCase it, CancellationToken ct)
    {
        var reaches = await ReachAllAsync(it, [it.Page.Port], ct);
        var open = reaches.Any(r => r.IsOpen(it.Page.Port));
        if (open) return End(it, reaches, Ipv6State.NotTested, "AAAA记录和连接正常，未比较内容");
        if (reaches.Any(r => r.NoRoute)) return End(it, reaches, Ipv6State.NotTested, AddressReach.NoRouteReason);
        // What is down over IPv4 too has no IPv6 problem.
        return await ports.OpenAsync(it.Names.V4, it.Page.Port, it.Book.Guard, ct) is null
            ? End(it, reaches, Ipv6State.NotTested, "IPv4也无法连接，不能比较", again: true)
            : End(it, reaches, Ipv6State.Unreachable, FaultOf(reaches), again: true);
    }

    private async Task<HostLook> FullAsync(HostCase it, CancellationToken ct)
    {
        var zone = zones.ReadAsync(it.Page.IdnHost, it.Book, ct);
        var look = await FamiliesAsync(it, ct);
        return WithZone(look, await zone);
    }

    private async Task<HostLook> FamiliesAsync(HostCase it, CancellationToken ct)
    {
        var own = it.Page.Port;
        if (!it.Names.A.IsCertain) return End(it, [], Ipv6State.NotTested, "A记录查询失败，不能比较", again: true);
        var hasV4 = it.Names.A.Addresses.Count > 0;
        var v4 = await ports.OpenAsync(it.Names.V4, own, it.Book.Guard, ct);
        if (hasV4 && v4 is null) return End(it, [], Ipv6State.NotTested, "IPv4也无法连接，不能比较", again: true);
        var reaches = await ReachAllAsync(it, v4?.Open ?? [own], ct);
        if (!reaches.Any(r => r.IsOpen(own)))
        {
            if (reaches.Any(r => r.NoRoute)) return End(it, reaches, Ipv6State.NotTested, AddressReach.NoRouteReason);
            return hasV4
                ? End(it, reaches, Ipv6State.Unreachable, FaultOf(reaches), again: true)
                : End(it, reaches, Ipv6State.NotTested, $"没有IPv4地址可供对照，{FaultOf(reaches)}", again: true);
        }
        return await ComparePagesAsync(it, v4?.Address, reaches, ct);
    }

    private async Task<HostLook> ComparePagesAsync(HostCase it, IPAddress? v4, IReadOnlyList<AddressReach> reaches, CancellationToken ct)
    {
        var told = v4 is null ? null : await AskAsync(it, v4, ct);
        if (told is not null && PairReading.Unfit(told) is { } unfit)
            return Http(End(it, reaches, Ipv6State.NotTested, unfit, again: told.IsPassing), told, null, null);
        AddressReach[] tried = [.. reaches];
        for (var i = 0; i < tried.Length; i++)
        {
            if (!tried[i].IsOpen(it.Page.Port)) continue;
            var v6 = await AskAsync(it, tried[i].Address, ct);
            tried[i] = tried[i] with { Answer = v6, Pair = await ReadAsync(it, v4, told, v6, ct) };
        }
        return Judge(it, v4, told, tried);
    }

    private async Task<PairReading> ReadAsync(HostCase it, IPAddress? v4, FamilyAnswer? told, FamilyAnswer v6, CancellationToken ct)
    {
        if (told is null) return v6.IsFine ? new PairReading(true, null) : new PairReading(null, $"没有IPv4地址可供对照，IPv6访问为{v6.Describe()}");
        var pair = await comparison.ReadAsync(it.Page, v4!, told, v6, it.Context, it.Book.Guard, ct);
        return it.MayBlame && pair is { Same: false, ByContent: false } ? await comparison.SteadyAsync(it.Page, v4!, told, v6, pair, it.Context, it.Book.Guard, ct) : pair;
    }

    private HostLook Judge(HostCase it, IPAddress? v4, FamilyAnswer? told, AddressReach[] tried)
    {
        var good = Array.Find(tried, t => t.Pair?.Same == true);
        if (good is not null)
        {
            var faults = tried.Select(t => t.Record().Fault is { } fault ? $"{t.Address}：{fault}" : null).OfType<string>().ToList();
            var look = End(it, tried, Ipv6State.Operational, faults.Count == 0 ? null : string.Join("；", faults));
            return Http(look with { V4 = v4, V6 = good.Address, Next = (told ?? good.Answer)?.Next }, told, good.Answer, good.Pair!.Difference);
        }
        var open = Array.Find(tried, t => t.Pair is { Same: null }) ?? Array.Find(tried, t => t.Pair is not null)!;
        var noRoute = Array.Exists(tried, t => t.NoRoute);
        var state = open.Pair!.Same is null || noRoute ? Ipv6State.NotTested : Ipv6State.Different;
        // Who was refused does not ask again.
        var again = open.Answer!.Outcome is FamilyOutcome.Answered or FamilyOutcome.Failed or FamilyOutcome.NoHandshake or FamilyOutcome.NoConnection;
        var seen = Http(End(it, tried, state, open.Pair.Reason, again) with { Next = told?.Next }, told, open.Answer, open.Pair.Difference);
        return noRoute || open.Pair is { Same: null, ByContent: false } || ForLinks(it, tried) is not { } asked ? seen : seen with { V4 = v4, V6 = asked.Address };
    }

    /// <summary>One page says little of the others: they can be asked for as long as TLS, where they need it, can be had.</summary>
    private static AddressReach? ForLinks(HostCase it, AddressReach[] tried) =>
        Array.Find(tried, t => t.Answer?.Outcome == FamilyOutcome.Answered)
        ?? Array.Find(tried, t => t.Answer is { } answer && (answer.Outcome != FamilyOutcome.NoHandshake || it.Page.Scheme != Uri.UriSchemeHttps));

    private Task<FamilyAnswer> AskAsync(HostCase it, IPAddress address, CancellationToken ct) =>
        walk.AskAsync(it.Page, address, compare: true, it.Context, it.Book.Guard, ct);

    private async Task<IReadOnlyList<AddressReach>> ReachAllAsync(HostCase it, IReadOnlyList<int> open, CancellationToken ct) =>
        await Task.WhenAll(it.Names.V6.Select(async address => LocalRoute.Exists(address)
            ? new AddressReach(address, it.Page.Port, await ports.TryAsync(address, open, it.Book.Guard, ct), options.ConnectTimeout)
            : new AddressReach(address, it.Page.Port, null, options.ConnectTimeout)));

    private static string FaultOf(IEnumerable<AddressReach> reaches) =>
        $"IPv6无法连接：{string.Join("；", reaches.Select(r => $"{r.Address} {r.Record().Fault}"))}";

    private HostLook End(HostCase it, IReadOnlyList<AddressReach> reaches, Ipv6State state, string? reason, bool again = false)
    {
        var tried = reaches.ToDictionary(r => r.Address, r => r.Record());
        Ipv6Address[] records = [.. it.Names.Aaaa.Addresses.Select(a => tried.GetValueOrDefault(a) ?? AaaaRecord.Untried(a, it.Book.Guard))];
        return new HostLook(Seen(it.Page, state, reason, records), null, null, again);
    }

    private Ipv6HostObservation Seen(Uri page, Ipv6State state, string? reason, IReadOnlyList<Ipv6Address> records) => new()
    {
        Authority = AuthorityOf(page),
        Host = page.IdnHost,
        ObservedAt = clock.GetUtcNow(),
        State = state,
        Reason = reason,
        Addresses = records,
    };

    private static HostLook Http(HostLook look, FamilyAnswer? v4, FamilyAnswer? v6, double? difference) =>
        look with { Seen = look.Seen with { HttpV4 = v4?.HttpStatus, HttpV6 = v6?.HttpStatus, Difference = difference } };

    private static HostLook WithZone(HostLook look, ZoneReading zone) => look with
    {
        Seen = look.Seen with { NameServers = zone.Servers, NameServersWithV6 = zone.WithV6, NameServersReachable = zone.Reachable },
    };
}
