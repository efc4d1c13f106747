using System.Text.Json;
using CsCheck;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Accounts.SampleAccount;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests.Accounts;

public sealed class AccountPropertyTests
{
    private const int Cases = 5_000;

    // Moments crowd around T, two weeks and 180 days before it.
    private static readonly Gen<DateTimeOffset> AMoment =
        from around in Among(0, -1, -14, -180)
        from hours in Gen.Int[-30, 30]
        select Point.At.AddDays(around).AddHours(hours);

    private static readonly Gen<DateOnly> ADay = AMoment.Select(MonitoringPoint.DayOf);

    private static readonly Gen<InteractionRecord> ARecord =
        from day in ADay
        from effective in Gen.Bool
        from person in Gen.Bool
        select person ? Person(day, effective) : Seen(day);

    private static readonly Gen<AccountTwin> ATwin =
        from why in Among("平台账号相同", "名称相同", "同一单位在同一平台另有账号")
        from unit in Among("永修县公安局", "共青城市公安局")
        from code in Gen.Int[0, 9]
        select new AccountTwin($"t-{code}", "永修公安", unit, why);

    private static readonly Gen<AccountObservation> AnAccount =
        from state in Gen.Frequency((5, Gen.Const(AccountState.Active)), (2, Gen.Enum<AccountState>()))
        from since in Gen.Select(Gen.Bool, ADay, (known, day) => known ? day : (DateOnly?)null)
        from suspended in Gen.Select(Gen.Bool, ADay, (known, day) => known ? day : (DateOnly?)null)
        from access in Gen.Frequency((4, Gen.Const(AccountAccess.Read)), (3, Gen.Enum<AccountAccess>()))
        from source in Gen.Enum<AccountSourceKind>()
        from asOf in Gen.Select(Gen.Int[0, 9], AMoment, (known, moment) => known > 0 ? moment : (DateTimeOffset?)null)
        from newest in Gen.Select(Gen.Int[0, 9], AMoment, (known, moment) => known > 0 ? moment : (DateTimeOffset?)null)
        from remembered in Gen.Int[0, 3]
        from gone in Gen.Int[0, 5]
        from name in Among(null, "永修公安", "平安永修", "永修县公安局", "的微博")
        from records in ARecord.Array[0, 4]
        from twins in ATwin.Array[0, 3]
        select Fine with
        {
            State = state,
            Since = since,
            SuspendedOn = suspended,
            Access = access,
            Reason = access == AccountAccess.Read ? null : "来源没有回答",
            Source = source,
            AsOf = asOf,
            Newest = newest,
            NewestRemembered = remembered == 0,
            GoneDays = gone,
            NameSeen = name,
            Interaction = records,
            Twins = twins,
        };

    [Fact]
    public void Judge_SameFactsInAnyOrder_GivesTheSameVerdicts() =>
        Gen.Select(AnAccount, Gen.Int).Sample(
            (account, seed) =>
            {
                var mixed = account with { Interaction = Mixed(account.Interaction, seed), Twins = Mixed(account.Twins, seed) };
                Assert.Equal(Text(account), Text(account));
                Assert.Equal(Spoken(account), Spoken(mixed));
            },
            iter: Cases);

    [Fact]
    public void Judge_NotRead_NeitherSilenceNorAnotherNameIsEverFound() =>
        AnAccount.Where(account => account.Access != AccountAccess.Read).Sample(
            account =>
            {
                var verdicts = Judge(account).ToDictionary(v => v.Rule);
                Assert.NotEqual(Outcome.Fail, verdicts["V-M2a"].Outcome);
                Assert.NotEqual(Outcome.Fail, verdicts["A-NAME"].Outcome);
                if (account.State == AccountState.Active && verdicts["A-IDLE"].Outcome == Outcome.Fail)
                    Assert.True(account.Access == AccountAccess.Gone && account.GoneDays >= Policy.GoneDays.Value);
            },
            iter: Cases);

    [Fact]
    public void Judge_AnySilenceFound_IsProvenUpToTheMonitoringPoint() =>
        AnAccount.Sample(
            account =>
            {
                if (Judge(account)[0].Outcome != Outcome.Fail) return;
                Assert.Equal((AccountState.Active, AccountAccess.Read, false), (account.State, account.Access, account.NewestRemembered));
                Assert.True(MonitoringPoint.DayOf(account.Newest!.Value) < Day.AddDays(-14));
                Assert.True(MonitoringPoint.DayOf(account.AsOf!.Value) >= Day.AddDays(-1));
                Assert.True(account.Since is null || account.Since <= Day.AddDays(-14));
            },
            iter: Cases);

    [Fact]
    public void Judge_LookThatFailedInstead_TurnsNoPassToAFail() =>
        AnAccount.Sample(
            account =>
            {
                var after = Judge(account.NotRead()).ToDictionary(v => v.Rule, v => v.Outcome);
                foreach (var before in Judge(account))
                {
                    var allowed = before.Outcome switch
                    {
                        Outcome.Fail => true,
                        _ => after[before.Rule] != Outcome.Fail,
                    };
                    Assert.True(allowed, $"{before.Rule}: {before.Outcome} -> {after[before.Rule]}");
                }
            },
            iter: Cases);

    [Fact]
    public void Judge_EveryVerdict_HasAReasonALimitAndAClause() =>
        AnAccount.Sample(
            account => Assert.All(Judge(account), verdict =>
            {
                Assert.StartsWith("“永修公安”", verdict.Summary, StringComparison.Ordinal);
                Assert.True(verdict.Evidence.Limit > 0);
                Assert.NotEmpty(verdict.Evidence.Clause);
                Assert.NotNull(verdict.Evidence.Account);
                Assert.True(verdict.Outcome is not (Outcome.Pass or Outcome.Fail) || verdict.Evidence.Value is not null);
                Assert.Equal(RuleSet.All.Find(verdict.Rule)!.Severity, verdict.Severity);
            }),
            iter: Cases);

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static IReadOnlyList<Verdict> Judge(AccountObservation account) => RuleSet.All.Judge(account, Policy, Point);

    private static IEnumerable<string> Text(AccountObservation account) => Judge(account).Select(v => JsonSerializer.Serialize(v));

    private static IEnumerable<(string, Outcome, string, decimal?)> Spoken(AccountObservation account) => Judge(account).Select(v => (v.Rule, v.Outcome, v.Summary, v.Evidence.Value));

    private static T[] Mixed<T>(IEnumerable<T> values, int seed)
    {
        var mixed = values.ToArray();
        new Random(seed).Shuffle(mixed);
        return mixed;
    }
}
