using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Rules.Tests.Probes;

/// <summary>A site that works over IPv6 throughout, and what can be wrong with it.</summary>
internal static class Ipv6Survey
{
    public static Ipv6Observations Fine() => new()
    {
        ObservedAt = Sample.Point.At,
        Home = Host(Ipv6State.Operational, null),
        Visits = 24,
        FailedVisits = 0,
        SecondLevel = Rate(100, 100),
        ThirdLevel = Rate(100, 100),
        FailingLinks = [],
        Gaps = [],
    };

    public static Ipv6HostObservation Host(Ipv6State state, string? reason = "原因") => new()
    {
        Authority = "http://example.test:80",
        Host = "example.test",
        ObservedAt = Sample.Point.At,
        State = state,
        Reason = reason,
        Addresses = state == Ipv6State.NoAddress ? [] : [Address("2001:db8::1", state)],
        HttpV4 = 200,
        HttpV6 = state is Ipv6State.Operational or Ipv6State.Different ? 200 : null,
        Difference = state switch { Ipv6State.Operational => 0.01, Ipv6State.Different => 0.4, _ => null },
    };

    public static Ipv6Address Address(string address, Ipv6State state) => new(
        address, "global", Usable: true, state != Ipv6State.Unreachable, state == Ipv6State.Operational, null, null, null);

    public static Ipv6LinkRate Rate(int supporting, int counted, int? seed = null, params LeftOut[] leftOut) =>
        new(counted + leftOut.Sum(l => l.Count), counted, supporting, leftOut, seed);

    public static Ipv6Link Failing(int level, int number) =>
        new($"http://example.test/{level}/{number:000}", level, "http://example.test/", "没有可用的IPv6地址");
}
