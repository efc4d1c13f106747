using System.Net;

namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>The hosts beside the sites, as a table: each has an address of its own, so that none slows or hides another. Lines are only ever added at the end.</summary>
public static class CityHosts
{
    /// <summary>The state's portal, the province's, and others that every site links to; all fine.</summary>
    public const string State = "www.gov.example";
    public const string Province = "www.jiangxi.example";
    public const string Services = "zwfw.jiangxi.example";
    public const string Credit = "xinyong.example";
    public const string Filing = "beian.example";
    public const string Marks = "dcs.conac.example";
    public const string Corrections = "zfwzgl.gov.example";

    public const string Forbidding = "waf.example";
    public const string Challenging = "ruishu.example";
    public const string Throttling = "throttled.example";
    public const string Social = "social.example";
    public const string Silent = "mute.example";
    public const string Refusing = "refused.example";
    public const string SelfSigned = "selfsigned.example";
    public const string Expired = "expired.example";
    public const string Failing = "broken.example";
    public const string BadRequests = "badrequest.example";
    public const string Soft = "softgone.example";
    public const string SoftToHome = "softhome.example";

    /// <summary>A name that was somebody's once and does not exist any more.</summary>
    public const string Lapsed = "www.lapsed-travel.example";

    /// <summary>A name in a zone that its server cannot load.</summary>
    public const string ServerFails = "www." + CityNames.Failing;

    /// <summary>A name whose answer takes its time.</summary>
    public const string SlowName = "slow-names.example";

    /// <summary>What hidden links lead to: one that still answers, one whose name has lapsed.</summary>
    public const string Bets = "bets.example";
    public const string LapsedBets = "www.lapsed-bets.example";

    /// <summary>An own host for attachments without IPv6.</summary>
    public const string Attachments = "att";

    /// <summary>An own host for topics with IPv6.</summary>
    public const string Topics = "zt";

    /// <summary>An own host whose AAAA record leads nowhere.</summary>
    public const string OldHost = "old";

    /// <summary>An own host that the server over IPv6 does not know.</summary>
    public const string Mobile = "m";

    private const int DeafPort = 25;

    private static readonly (string Name, HostAnswer Answer, V6Form V6, HostCertificate Certificate, bool Listens)[] Outside =
    [
        (State, HostAnswer.Fine, V6Form.Served, HostCertificate.None, true),
        (Province, HostAnswer.Fine, V6Form.Served, HostCertificate.None, true),
        (Services, HostAnswer.Fine, V6Form.None, HostCertificate.None, true),
        (Credit, HostAnswer.Fine, V6Form.LinkLocal, HostCertificate.None, true),
        (Filing, HostAnswer.Fine, V6Form.None, HostCertificate.None, true),
        (Marks, HostAnswer.Fine, V6Form.Served, HostCertificate.None, true),
        (Corrections, HostAnswer.Fine, V6Form.None, HostCertificate.None, true),
        (Forbidding, HostAnswer.Forbidden, V6Form.None, HostCertificate.None, true),
        (Challenging, HostAnswer.Challenge, V6Form.None, HostCertificate.None, true),
        (Throttling, HostAnswer.Throttled, V6Form.None, HostCertificate.None, true),
        (Social, HostAnswer.Status999, V6Form.None, HostCertificate.None, true),
        (Silent, HostAnswer.Silent, V6Form.None, HostCertificate.None, true),
        (Refusing, HostAnswer.Fine, V6Form.None, HostCertificate.None, false),
        (SelfSigned, HostAnswer.Fine, V6Form.None, HostCertificate.SelfSigned, true),
        (Expired, HostAnswer.Fine, V6Form.None, HostCertificate.Expired, true),
        (Failing, HostAnswer.ServerError, V6Form.None, HostCertificate.None, true),
        (BadRequests, HostAnswer.BadRequest, V6Form.None, HostCertificate.None, true),
        (Soft, HostAnswer.SoftNotFound, V6Form.None, HostCertificate.None, true),
        (SoftToHome, HostAnswer.SoftToHome, V6Form.None, HostCertificate.None, true),
        (SlowName, HostAnswer.Fine, V6Form.None, HostCertificate.None, true),
        (Bets, HostAnswer.Fine, V6Form.None, HostCertificate.None, true),
    ];

    private static readonly (string Site, string Prefix, V6Form V6)[] Below =
    [
        ("weijian", Attachments, V6Form.None),
        ("weijian", Topics, V6Form.Served),
        ("linye", Attachments, V6Form.None),
        ("linye", OldHost, V6Form.NotListening),
        ("lushanxihai", Attachments, V6Form.None),
        ("lushanxihai", OldHost, V6Form.NotListening),
        ("shenji", Topics, V6Form.Served),
        ("shenji", Mobile, V6Form.DefaultHost),
    ];

    public static string NameBelow(string site, string prefix) => $"{prefix}.{CityNames.Of(site)}";

    /// <summary>Those outside the city, and the sub-hosts of the sites that the city has.</summary>
    public static IReadOnlyList<HostPlan> Of(IReadOnlyList<SitePlan> sites, int port, bool ipv6)
    {
        var hosts = new List<HostPlan>();
        for (var at = 0; at < Outside.Length; at++)
        {
            var line = Outside[at];
            hosts.Add(new HostPlan(line.Name, EndPoint(at, port), port, line.Answer, V6Forms.Here(line.V6, ipv6), line.Certificate, line.Listens));
        }

        foreach (var name in new[] { Lapsed, LapsedBets, ServerFails }) hosts.Add(new HostPlan(name, null, port, Listens: false));
        for (var at = 0; at < Below.Length; at++)
        {
            var (site, prefix, v6) = Below[at];
            // What nobody serves over ::1 needs a port that nobody else serves there.
            var own = v6 == V6Form.NotListening ? port + DeafPort : port;
            if (sites.Any(plan => plan.Seed.Code == site)) hosts.Add(new HostPlan(NameBelow(site, prefix), EndPoint(Outside.Length + at, own), own, V6: V6Forms.Here(v6, ipv6)));
        }

        return hosts;
    }

    private static IPEndPoint EndPoint(int at, int port) => new(new IPAddress([127, 71, 2, (byte)(at + 1)]), port);
}
