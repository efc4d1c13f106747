using FreshnessCrawler.DemoCity.Accounts.Plan;
using FreshnessCrawler.DemoCity.Plan;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.City;

/// <summary>The accounts of the demo city: a plan that tests lean on must not change under them.</summary>
public sealed class AccountPlanTests
{
    private static readonly DateOnly s_asOf = new(2026, 11, 20);

    [Fact]
    public void Draw_WholeCity_TheNoticesFiveProblemsAndNoOther()
    {
        var accounts = AccountTruth.All(Draw(s_asOf));

        Assert.Equal([("今日头条", 30), ("微信", 120), ("抖音短视频", 25), ("新浪微博", 40)], accounts.CountBy(account => account.Platform).Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.Equal(
            [
                ("V-M2a", "今日头条", "九江出口加工区"), ("V-M2a", "抖音短视频", "永修公安"), ("V-M2a", "微信", "都昌县农业农村"), ("V-M2a", "微信", "都昌县退役军人事务局"),
                ("V-M3a", "微信", "修水县市场监管"), ("A-NAME", "抖音短视频", "彭泽民政"), ("A-TWIN", "微信", "瑞昌民政"), ("A-TWIN", "微信", "瑞昌民政微服务"),
            ],
            accounts.SelectMany(account => account.Rules.Where(rule => rule.Value == TrueOutcome.Fail), (account, rule) => (rule.Key, account.Platform, account.Name)));
        Assert.Equal(32, accounts.Count(account => account.Rules["V-M2a"] == TrueOutcome.NotTested));
        Assert.All(accounts, account => Assert.Equal(account.Rules["V-M2a"] == TrueOutcome.NotTested, account.Reason is not null && account.Rules["V-M2a"] != TrueOutcome.NotApplicable));
        Assert.Equal(Enum.GetValues<FeedShape>().Order(), accounts.SelectMany(account => account.Sources).Select(source => source.Shape).Distinct().Order());
        Assert.Equal(Enum.GetValues<FeedFault>().Order(), accounts.SelectMany(account => account.Sources).Select(source => source.Fault).Distinct().Order());
    }

    [Fact]
    public void Draw_WholeCity_CampaignsWithTheirFriends()
    {
        var texts = AccountTruth.Texts(Draw(s_asOf));

        Assert.Equal((12, 25), (texts.Count(text => text is { Account: not null, IsCampaign: true }), texts.Count(text => text is { Account: not null, IsCampaign: false })));
        Assert.Equal((3, 2), (texts.Count(text => text is { Site: not null, IsCampaign: true }), texts.Count(text => text is { Site: not null, IsCampaign: false })));
        Assert.Equal([TrueFiling.Unfiled, TrueFiling.Late, TrueFiling.OnTime], texts.Select(text => text.Filing).OfType<TrueFiling>().Distinct().Order());
        Assert.Distinct(texts.Select(text => text.Url));
        Assert.All(texts, text => Assert.InRange(text.Published, s_asOf.AddDays(-45), s_asOf));
    }

    [Fact]
    public void Draw_Again_TheSame()
    {
        var first = AccountTruth.All(Draw(s_asOf));
        var again = AccountTruth.All(Draw(s_asOf));
        var few = AccountTruth.All(Draw(s_asOf, 40));
        var many = AccountTruth.All(Draw(s_asOf, 1000));

        Assert.Equal(first.Select(Line), again.Select(Line));
        Assert.Equal(first.Take(40).Select(Line), few.Select(Line));
        Assert.Equal(first.Select(Line), many.Take(215).Select(Line));

        static string Line(TrueAccount account) => $"{account.Code} {account.Unit} {account.Platform} {account.Name} {account.Newest:O} {string.Join(' ', account.Sources.Select(source => $"{source.Shape} {source.Fault} {source.Address} {source.Newest:O}"))}";
    }

    [Theory]
    [InlineData("2026-10-01")]
    [InlineData("2026-10-04")]
    [InlineData("2026-12-31")]
    [InlineData("2027-01-01")]
    [InlineData("2028-02-29")]
    public void Draw_AnyDay_TwoCancelledAndOneRegisteredInItsQuarter(string day)
    {
        var asOf = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var quarter = new DateOnly(asOf.Year, ((asOf.Month - 1) / 3 * 3) + 1, 1);
        var city = Draw(asOf);

        Assert.Equal(["大美永修", "庐山公安"], city.Accounts.Where(account => account.CancelledOn >= quarter && account.CancelledOn <= asOf).Select(account => account.Name));
        Assert.Equal(["庐山市教育体育局"], city.Accounts.Where(account => account.RegisteredOn >= quarter && account.RegisteredOn <= asOf).Select(account => account.Name));
        Assert.Equal(4, AccountTruth.All(city).Count(account => account.Rules["V-M2a"] == TrueOutcome.Fail));
    }

    [Fact]
    public void Draw_TwentyThousand_OneAccountOfAUnitOnAPlatform()
    {
        var accounts = AccountPlanner.Draw(s_asOf, 7, 8710, 20_000);

        Assert.Equal(20_000, accounts.Count);
        Assert.Equal(19_999, accounts.Select(account => (account.Unit.Name, account.Platform)).Distinct().Count());
        Assert.Distinct(accounts.SelectMany(account => account.Sources).Where(source => !source.IsList).Select(source => source.Address));
    }

    [Fact]
    public void Of_TheDaysOnBothSidesOfTwoWeeks_InChinasDays()
    {
        var truth = AccountTruth.All(Draw(s_asOf));

        Assert.All(truth.Where(account => account.Planted == "exact"), account => Assert.Equal((s_asOf.AddDays(-14), TrueOutcome.Pass), (AccountTruth.DayOf(account.Newest!.Value), account.Rules["V-M2a"])));
        Assert.Contains(truth, account => account.Rules["V-M2a"] == TrueOutcome.Fail && AccountTruth.DayOf(account.Newest!.Value) == s_asOf.AddDays(-15));
    }

    private static CityPlan Draw(DateOnly asOf, int accounts = 215) => CityPlanner.Draw(asOf, 7, 8710, CityPlanner.FullCity, veto: false, accounts: accounts);
}
