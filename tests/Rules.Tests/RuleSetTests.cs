using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Tests.Probes;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests;

public sealed class RuleSetTests
{
    [Fact]
    public void All_EveryRuleClassOfTheAssembly_IsListedOnce()
    {
        var classes = typeof(IRule).Assembly.GetTypes().Where(t => typeof(IRule).IsAssignableFrom(t) && t is { IsClass: true, IsAbstract: false });

        Assert.Equal(classes.Select(t => t.Name).Order(), RuleSet.All.Rules.Select(r => r.GetType().Name).Order());
    }

    [Fact]
    public void All_Codes_AreTheKnownOnesInOrder() => Assert.Equal(
        [
            "V-W2", "V-W3", "V-W4a", "V-W4b", "V-W4c",
            "S-NEWS", "S-NOTICE", "S-LONG", "S-LINK", "S-IP6",
            "C-NEWS", "C-NOTICE", "C-LONG", "C-BLANK", "C-IP6-HOME", "C-IP6-L2", "C-IP6-L3",
        ],
        RuleSet.All.Rules.Select(r => r.Info.Code));

    [Fact]
    public void All_EveryAccountRuleClassOfTheAssembly_IsListedOnce()
    {
        var classes = typeof(IAccountRule).Assembly.GetTypes().Where(t => typeof(IAccountRule).IsAssignableFrom(t) && t is { IsClass: true, IsAbstract: false });

        Assert.Equal(classes.Select(t => t.Name).Order(), RuleSet.All.Accounts.Select(r => r.GetType().Name).Order());
    }

    [Fact]
    public void All_CodesOfAccounts_AreTheKnownOnesInOrder()
    {
        Assert.Equal(["V-M2a", "V-M3a", "A-IDLE", "A-TWIN", "A-NAME"], RuleSet.All.Accounts.Select(r => r.Info.Code));
        Assert.Equal([.. RuleSet.All.Rules.Select(r => r.Info), .. RuleSet.All.Accounts.Select(r => r.Info)], RuleSet.All.Infos);
    }

    [Fact]
    public void All_EveryRule_HasIndicatorAndClause() => Assert.All(RuleSet.All.Infos, info =>
    {
        Assert.NotEmpty(info.Indicator);
        Assert.Contains("国办秘函〔2019〕19号", info.Clause, StringComparison.Ordinal);
    });

    [Fact]
    public void All_RulesOfAccounts_OnlyVetoesHaveTheNoticesWords() => Assert.All(RuleSet.All.Accounts, rule =>
    {
        var veto = rule.Info.Code[0] == 'V';
        Assert.Equal((veto ? Severity.Veto : Severity.Remark, TargetKind.Account), (rule.Info.Severity, rule.Info.TargetKind));
        Assert.Equal(veto, rule.Info.NoticeText is not null);
    });

    [Fact]
    public void Judge_AnAccount_HasOneVerdictOfEachRuleInOrder() =>
        Assert.Equal(RuleSet.All.Accounts.Select(r => r.Info.Code), RuleSet.All.Judge(Accounts.SampleAccount.Fine, Policy, Point).Select(v => v.Rule));

    [Fact]
    public void Constructor_SiteRuleAndAccountRuleOfOneCode_Throws() =>
        Assert.Throws<ArgumentException>(() => new RuleSet([new ScriptedRule("V-M2a")], RuleSet.All.Accounts));

    [Fact]
    public void All_SeverityAndNoticeText_FollowTheKindOfRule() => Assert.All(RuleSet.All.Rules, rule =>
    {
        var (severity, kind) = rule.Info.Code switch
        {
            ['V', ..] => (Severity.Veto, TargetKind.Site),
            "S-LINK" => (Severity.Deduction, TargetKind.Site),
            ['S', ..] => (Severity.Problem, TargetKind.Site),
            ['C', '-', 'I', 'P', '6', ..] => (Severity.Remark, TargetKind.Site),
            _ => (Severity.Remark, TargetKind.Column),
        };
        Assert.Equal((severity, kind), (rule.Info.Severity, rule.Info.TargetKind));

        // V-W4a and V-W4b count the same columns that S-NEWS, S-NOTICE and S-LONG name already.
        var named = severity is Severity.Veto or Severity.Problem && rule.Info.Code is not ("V-W4a" or "V-W4b");
        Assert.Equal(named, !string.IsNullOrEmpty(rule.Info.NoticeText));
    });

    [Fact]
    public void Assembly_References_NoPackageAndNoProject() => Assert.All(
        typeof(IRule).Assembly.GetReferencedAssemblies(),
        name => Assert.StartsWith("System.", name.Name, StringComparison.Ordinal));

    [Fact]
    public void Constructor_TwoRulesOfOneCode_Throws()
    {
        var error = Assert.Throws<ArgumentException>(() => new RuleSet([new ScriptedRule("V-W3"), new ScriptedRule("V-W3")]));

        Assert.Contains("V-W3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_TwoVerdictsOfOneIdentity_Throws()
    {
        var rules = new RuleSet([new ScriptedRule("X-1", 5, 5)]);

        Assert.Throws<InvalidOperationException>(() => rules.Judge(Site(), Policy, Point));
    }

    [Fact]
    public void Judge_OneTargetUnderTwoRules_IsNoDuplicate()
    {
        var rules = new RuleSet([new ScriptedRule("X-1", 5), new ScriptedRule("X-2", 5)]);

        Assert.Equal(["X-1", "X-2"], rules.Judge(Site(), Policy, Point).Select(v => v.Rule));
    }

    [Fact]
    public void Judge_AColumnTwice_Throws()
    {
        var column = Read(ColumnCategory.News, Day);

        Assert.Throws<InvalidOperationException>(() => RuleSet.All.Judge(Site(column, column), Policy, Point));
    }

    [Fact]
    public void Judge_ForestryBureauOfTheNotice_IsNamedForNewsAndNotices()
    {
        var site = Site(
            Home("2023-04-10"),
            Read(ColumnCategory.News, "2023-03-01", 1) with { Name = "林业动态" },
            Read(ColumnCategory.News, "2023-04-14", 2),
            Read(ColumnCategory.Notice, "2022-09-30", 3) with { Name = "通知公告" },
            Read(ColumnCategory.Other, "2022-12-01", 4));

        var failed = RuleSet.All.Judge(site, Policy, Point).Where(v => v.Outcome == Outcome.Fail).ToList();

        Assert.Equal(["S-NEWS", "S-NOTICE", "C-NEWS", "C-NOTICE"], failed.Select(v => v.Rule));
        Assert.Equal("未及时更新的动态、要闻类栏目1个（林业动态），达到限值1个（监测时间点 2023-04-17）", failed[0].Summary);
    }

    [Fact]
    public void Judge_NarrowScope_HasOnlyColumnVerdicts()
    {
        var verdicts = RuleSet.All.Judge(Site(Read(ColumnCategory.News, Day)) with { WholeSite = false }, Policy, Point);

        Assert.Equal(["C-NEWS", "C-BLANK"], verdicts.Select(v => v.Rule));
    }

    [Fact]
    public void Judge_ProbesOnly_HasOnlyTheirVerdicts()
    {
        var site = Site() with { WholeSite = false, Availability = Visits.Week(), Links = LinkSurvey.Fine(), Ipv6 = Ipv6Survey.Fine() };

        var verdicts = RuleSet.All.Judge(site, Policy, Point);

        Assert.Equal(["V-W2", "S-LINK", "S-IP6", "C-IP6-HOME", "C-IP6-L2", "C-IP6-L3"], verdicts.Select(v => v.Rule));
        Assert.All(verdicts, v => Assert.Equal((TargetKind.Site, SiteId, Outcome.Pass), (v.TargetKind, v.TargetId, v.Outcome)));
    }

    [Fact]
    public void Judge_EmptySite_NeitherPassesNorFails()
    {
        var verdicts = RuleSet.All.Judge(Site(), Policy, Point);

        Assert.Equal(7, verdicts.Count);
        Assert.All(verdicts, v => Assert.True(v.Outcome is Outcome.NotTested or Outcome.NotApplicable));
    }

    [Fact]
    public void Find_ByCode_GivesTheTextsOrNull()
    {
        Assert.Equal("首页超过2周未更新", RuleSet.All.Find("V-W3")?.NoticeText);
        Assert.Equal("监测时间点2周未更新", RuleSet.All.Find("V-M2a")?.NoticeText);
        Assert.Null(RuleSet.All.Find("V-W9"));
    }

    private sealed class ScriptedRule(string code, params long[] targets) : IRule
    {
        public RuleInfo Info { get; } = new(code, "试", TargetKind.Column, Severity.Remark, NoticeText: null, "试");

        public IEnumerable<Verdict> Judge(SiteObservations site, RulePolicy policy, MonitoringPoint point) =>
            targets.Select(id => new Verdict(code, TargetKind.Column, id, Outcome.Pass, Severity.Remark, "", new Evidence(null, 1, "个", "试", [])));
    }
}
