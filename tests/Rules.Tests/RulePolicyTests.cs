using System.Reflection;
using Xunit;
using static FreshnessCrawler.Rules.Tests.Sample;

namespace FreshnessCrawler.Rules.Tests;

public sealed class RulePolicyTests
{
    [Fact]
    public void Numbers_EveryPropertyOfThePolicy_IsThereInItsOrder()
    {
        var expected =
            from property in typeof(RulePolicy).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            where property.Name is not (nameof(RulePolicy.Version) or nameof(RulePolicy.EffectiveFrom))
            let name = char.ToLowerInvariant(property.Name[0]) + property.Name[1..]
            from number in property.PropertyType == typeof(DateConfidence)
                ? new[] { $"{name}.shown", $"{name}.article", $"{name}.address", $"{name}.firstSeen" }
                : [name]
            select number;

        Assert.Equal(expected, Policy.Numbers().Select(n => n.Name));
    }

    [Theory]
    [InlineData("noticeWindow", "6", LimitUnit.Months, "公告条款", SourceMark.Source)]
    [InlineData("availabilityVeto", "0.05", LimitUnit.Share, "站点否决", SourceMark.Source)]
    [InlineData("linkPointsOther", "0.01", LimitUnit.Points, "其他链接扣分", SourceMark.Unverified)]
    [InlineData("blockedVisitFails", "0", LimitUnit.Switch, "防护拒绝", SourceMark.Unverified)]
    [InlineData("undatedHomeIsStale", "1", LimitUnit.Switch, "开关条款", SourceMark.Unverified)]
    [InlineData("filingWorkingDays", "10", LimitUnit.WorkingDays, "提前报备", SourceMark.Source)]
    [InlineData("dateConfidence.article", "0.95", LimitUnit.Share, "日期把握", SourceMark.Unverified)]
    public void Numbers_OfEachKind_HaveValueUnitClauseAndMark(string name, string value, LimitUnit unit, string clause, SourceMark source) =>
        Assert.Equal(
            new PolicyNumber(name, decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), unit, clause, source),
            Assert.Single(Policy.Numbers(), n => n.Name == name));
}
