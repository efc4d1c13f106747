using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Probes;
using FreshnessCrawler.Rules.Sites;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Rules;

/// <summary>The ordered list of rules, and the one way to judge a site by them (《政府网站与政务新媒体检查指标》).</summary>
public sealed class RuleSet
{
    /// <summary>Makes a set; two rules of one code are a bug.</summary>
    public RuleSet(IReadOnlyList<IRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.CountBy(rule => rule.Info.Code).FirstOrDefault(code => code.Value > 1) is { Key: { } twice })
            throw new ArgumentException($"Two rules have the code {twice}; a code is a finding's identity.", nameof(rules));
        Rules = rules;
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
    ]);

    /// <summary>The rules in order.</summary>
    public IReadOnlyList<IRule> Rules { get; }

    /// <summary>The texts of the rule with this code (V-W4a, …), or null.</summary>
    public RuleInfo? Find(string code) => Rules.FirstOrDefault(rule => string.Equals(rule.Info.Code, code, StringComparison.Ordinal))?.Info;

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
}
