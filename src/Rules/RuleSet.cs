using FreshnessCrawler.Rules.Accounts;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Probes;
using FreshnessCrawler.Rules.Sites;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules;

/// <summary>The ordered lists of rules, and the one way to judge a site or an account by them (《政府网站与政务新媒体检查指标》).</summary>
public sealed class RuleSet
{
    /// <summary>Makes a set; two rules of one code are a bug.</summary>
    public RuleSet(IReadOnlyList<IRule> rules, IReadOnlyList<IAccountRule>? accounts = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        (Rules, Accounts) = (rules, accounts ?? []);
        Infos = [.. Rules.Select(rule => rule.Info), .. Accounts.Select(rule => rule.Info)];
        if (Infos.CountBy(info => info.Code).FirstOrDefault(code => code.Value > 1) is { Key: { } twice })
            throw new ArgumentException($"Two rules have the code {twice}; a code is a finding's identity.", nameof(rules));
    }

    /// <summary>Every rule of the product: the vetoes, then the problems that the notice names and the deductions, then the remarks.</summary>
    public static RuleSet All { get; } = new(
        [
            new AvailabilityRule(),
            new HomePageRule(),
            new StaleColumnsRule(),
            new LongStaleColumnsRule(),
            new BlankColumnsRule(),
            new NamedStaleNewsRule(),
            new NamedStaleNoticesRule(),
            new NamedLongStaleRule(),
            new LinkRule(),
            new Ipv6LinksRule(),
            new StaleNewsColumnRule(),
            new StaleNoticeColumnRule(),
            new LongStaleColumnRule(),
            new BlankColumnRule(),
            new Ipv6HomeRule(),
            new Ipv6SecondLevelRule(),
            new Ipv6ThirdLevelRule(),
        ],
        [
            new AccountUpdateRule(),
            new AccountInteractionRule(),
            new IdleAccountRule(),
            new TwinAccountRule(),
            new RenamedAccountRule(),
        ]);

    /// <summary>The rules of sites in order.</summary>
    public IReadOnlyList<IRule> Rules { get; }

    /// <summary>The rules of new-media accounts in order.</summary>
    public IReadOnlyList<IAccountRule> Accounts { get; }

    /// <summary>The texts of every rule: of sites, then of accounts.</summary>
    public IReadOnlyList<RuleInfo> Infos { get; }

    /// <summary>The texts of the rule with this code (V-W4a, …), or null.</summary>
    public RuleInfo? Find(string code) => Infos.FirstOrDefault(info => string.Equals(info.Code, code, StringComparison.Ordinal));

    /// <summary>Whether the rule with this code judges what a survey of links and IPv6 saw, not the columns.</summary>
    public bool IsOfSurvey(string code) =>
        Rules.Any(rule => rule is (LinkRule or Ipv6HomeRule or Ipv6LevelRule or Ipv6LinksRule) && string.Equals(rule.Info.Code, code, StringComparison.Ordinal));

    /// <summary>Every rule's verdicts on a site, in the order of the rules. The same observations, policy and monitoring point always give the same verdicts.</summary>
    /// <exception cref="InvalidOperationException">Two verdicts of one rule about one target: a rule or the observations are wrong.</exception>
    public IReadOnlyList<Verdict> Judge(SiteObservations site, RulePolicy policy, MonitoringPoint point)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(policy);
        var verdicts = new List<Verdict>();
        var identities = new HashSet<(string Rule, TargetKind Kind, long Target)>();
        foreach (var verdict in Rules.SelectMany(rule => rule.Judge(site, policy, point)))
        {
            if (!identities.Add((verdict.Rule, verdict.TargetKind, verdict.TargetId)))
                throw new InvalidOperationException($"Site {site.Code}: two verdicts of {verdict.Rule} about {verdict.TargetKind} {verdict.TargetId}.");
            verdicts.Add(verdict);
        }

        return verdicts;
    }

    /// <summary>Every account rule's verdict on an account, in the order of the rules. The same observation, policy and monitoring point always give the same verdicts.</summary>
    public IReadOnlyList<Verdict> Judge(AccountObservation account, RulePolicy policy, MonitoringPoint point)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(policy);
        return [.. Accounts.Select(rule => rule.Judge(account, policy, point)).OfType<Verdict>()];
    }
}
