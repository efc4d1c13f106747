using System.Text.Json.Nodes;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Worker.Options;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Options;

public sealed class PolicyFileTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "policy.json");
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"policy-{Guid.NewGuid():N}.json");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Load_ShippedFile_HasTheLimitsOfTheIndicators()
    {
        var policy = Assert.Single(PolicyFile.Load(Shipped).All);

        Assert.Equal("国办秘函〔2019〕19号", policy.Version);
        Assert.Equal(new DateOnly(2019, 4, 1), policy.EffectiveFrom);
        Assert.Equal((14, LimitUnit.Days, SourceMark.Source), Of(policy.HomeWindow));
        Assert.Equal((14, LimitUnit.Days, SourceMark.Source), Of(policy.NewsWindow));
        Assert.Equal((6, LimitUnit.Months, SourceMark.Source), Of(policy.NoticeWindow));
        Assert.Equal((12, LimitUnit.Months, SourceMark.Unverified), Of(policy.OtherWindow));
        Assert.Equal((5, LimitUnit.Columns, SourceMark.Source), Of(policy.StaleColumnsVeto));
        Assert.Equal((10, LimitUnit.Columns, SourceMark.Source), Of(policy.LongStaleColumnsVeto));
        Assert.Equal((5, LimitUnit.Columns, SourceMark.Source), Of(policy.BlankColumnsVeto));
        Assert.Equal((1, LimitUnit.Columns, SourceMark.Source), Of(policy.NamedStaleNews));
        Assert.Equal((1, LimitUnit.Columns, SourceMark.Source), Of(policy.NamedStaleNotices));
        Assert.Equal((2, LimitUnit.Columns, SourceMark.Unverified), Of(policy.NamedLongStale));
        Assert.True(policy.UndatedHomeIsStale.Value);
        Assert.False(policy.UndatedColumnIsStale.Value);
        Assert.Equal(0.6m, policy.MinimumConfidence.Value);
        Assert.Equal(new DateConfidence(1, 0.95, 0.6, 0.5, policy.DateConfidence.Clause, SourceMark.Unverified), policy.DateConfidence);
        Assert.Equal(0.8m, policy.MinimumDateConfidence.Value);
        Assert.Equal((7, LimitUnit.Days, SourceMark.Source), Of(policy.AvailabilityDays));
        Assert.Equal((20, LimitUnit.Visits, SourceMark.Source), Of(policy.AvailabilityVisits));
        Assert.Equal((0.05m, SourceMark.Source), (policy.AvailabilityVeto.Value, policy.AvailabilityVeto.Source));
        Assert.Equal((0.03m, SourceMark.Unverified), (policy.AvailabilityWarning.Value, policy.AvailabilityWarning.Source));
        Assert.Equal((15, LimitUnit.Seconds, SourceMark.Source), Of(policy.AvailabilityTimeout));
        Assert.Equal((0.3m, SourceMark.Unverified), (policy.MassFailure.Value, policy.MassFailure.Source));
        Assert.Equal((10, LimitUnit.Hosts, SourceMark.Unverified), Of(policy.MassFailureHosts));
        Assert.Equal((false, SourceMark.Unverified), (policy.BlockedVisitFails.Value, policy.BlockedVisitFails.Source));
        Assert.Equal((false, SourceMark.Unverified), (policy.MaintenanceVisitFails.Value, policy.MaintenanceVisitFails.Source));
        Assert.Equal((0.1m, SourceMark.Unverified), (policy.LinkPointsHome.Value, policy.LinkPointsHome.Source));
        Assert.Equal((0.01m, SourceMark.Unverified), (policy.LinkPointsOther.Value, policy.LinkPointsOther.Source));
        Assert.Equal((5m, SourceMark.Unverified), (policy.LinkPointsCap.Value, policy.LinkPointsCap.Source));
        Assert.Equal((0.9m, SourceMark.Unverified), (policy.MinimumLinkCoverage.Value, policy.MinimumLinkCoverage.Source));
        Assert.Equal((0.85m, SourceMark.Unverified), (policy.Ipv6SecondLevel.Value, policy.Ipv6SecondLevel.Source));
        Assert.Equal((0.85m, SourceMark.Unverified), (policy.Ipv6ThirdLevel.Value, policy.Ipv6ThirdLevel.Source));
        Assert.Equal((0.95m, SourceMark.Unverified), (policy.Ipv6Success.Value, policy.Ipv6Success.Source));
        Assert.Equal((0.1m, SourceMark.Custom), (policy.Ipv6Difference.Value, policy.Ipv6Difference.Source));
        Assert.Equal((10, LimitUnit.Links, SourceMark.Unverified), Of(policy.Ipv6MinimumLinks));
        Assert.Equal((14, LimitUnit.Days, SourceMark.Source), Of(policy.AccountWindow));
        Assert.Equal((1, LimitUnit.Days, SourceMark.Unverified), Of(policy.AccountListAge));
        Assert.Equal((3, LimitUnit.Days, SourceMark.Unverified), Of(policy.AccountWarning));
        Assert.Equal((6, LimitUnit.Months, SourceMark.Unverified), Of(policy.InteractionAge));
        Assert.Equal((true, SourceMark.Unverified), (policy.CommentsAreInteraction.Value, policy.CommentsAreInteraction.Source));
        Assert.Equal((3, LimitUnit.Months, SourceMark.Unverified), Of(policy.IdleAccountMonths));
        Assert.Equal((180, LimitUnit.Days, SourceMark.Unverified), Of(policy.IdleAccountDays));
        Assert.Equal((3, LimitUnit.Days, SourceMark.Unverified), Of(policy.GoneDays));
        Assert.Equal((10, LimitUnit.WorkingDays, SourceMark.Source), Of(policy.FilingWorkingDays));
    }

    [Fact]
    public void Load_ShippedFile_EveryNumberNamesItsDocument()
    {
        var numbers = PolicyFile.Load(Shipped).All[0].Numbers();

        Assert.Equal(45, numbers.Count);
        Assert.All(numbers, number => Assert.Contains("国办秘函〔2019〕19号", number.Clause, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_AnyFieldOfRulePolicyMissing_IsRefusedByName()
    {
        foreach (var field in typeof(RulePolicy).GetProperties().Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]))
        {
            var error = Refused(policy => Assert.True(policy.Remove(field)));

            Assert.Contains($"\"{field}\" is missing; add it", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Load_UnknownField_NamesFileVersionFieldAndMend()
    {
        var error = Refused(policy => policy["newsWindows"] = 3);

        Assert.StartsWith($"{_path}: 国办秘函〔2019〕19号: ", error, StringComparison.Ordinal);
        Assert.Contains("\"newsWindows\" is not known; remove it or mend its spelling", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("newsWindow", "value", "-14", "\"value\" is -14; write a whole number from 1")]
    [InlineData("newsWindow", "value", "0", "\"value\" is 0;")]
    [InlineData("newsWindow", "value", "1.5", "\"value\" is 1.5;")]
    [InlineData("newsWindow", "value", "10000", "\"value\" is 10000;")]
    [InlineData("newsWindow", "value", "\"14\"", "\"value\" is \"14\"; write a whole number")]
    [InlineData("newsWindow", "unit", "\"columns\"", "\"unit\" is \"columns\"; write \"days\" or \"months\"")]
    [InlineData("newsWindow", "unit", "\"weeks\"", "\"unit\" is \"weeks\"; write \"days\" or \"months\"")]
    [InlineData("availabilityDays", "unit", "\"months\"", "\"unit\" is \"months\"; write \"days\"")]
    [InlineData("filingWorkingDays", "unit", "\"days\"", "\"unit\" is \"days\"; write \"workingDays\"")]
    [InlineData("goneDays", "unit", "\"months\"", "\"unit\" is \"months\"; write \"days\"")]
    [InlineData("commentsAreInteraction", "value", "1", "\"value\" is 1; write true or false")]
    [InlineData("availabilityTimeout", "unit", "\"days\"", "\"unit\" is \"days\"; write \"seconds\"")]
    [InlineData("availabilityVeto", "value", "5", "\"value\" is 5; write a number from 0 to 1")]
    [InlineData("availabilityVeto", "value", "\"5%\"", "\"value\" is \"5%\"; write a number from 0 to 1")]
    [InlineData("availabilityVeto", "value", "1e400", "\"value\" is 1e400; write a number from 0 to 1")]
    [InlineData("blockedVisitFails", "source", "\"S\"", "\"source\" is \"S\"")]
    [InlineData("linkPointsHome", "value", "-0.1", "\"value\" is -0.1; write a number from 0 to 100")]
    [InlineData("linkPointsCap", "value", "101", "\"value\" is 101; write a number from 0 to 100")]
    [InlineData("linkPointsCap", "clause", "\" \"", "\"clause\" is empty")]
    [InlineData("blankColumnsVeto", "unit", "\"days\"", "\"unit\" is \"days\"; write \"columns\"")]
    [InlineData("blankColumnsVeto", "value", "0", "\"value\" is 0;")]
    [InlineData("homeWindow", "source", "\"S\"", "\"source\" is \"S\"; write \"source\" or \"custom\" or \"unverified\"")]
    [InlineData("homeWindow", "clause", "\" \"", "\"clause\" is empty")]
    [InlineData("homeWindow", "claus", "\"x\"", "\"claus\" is not known")]
    [InlineData("undatedHomeIsStale", "value", "1", "\"value\" is 1; write true or false")]
    [InlineData("undatedHomeIsStale", "clause", "\"\"", "\"clause\" is empty")]
    [InlineData("minimumConfidence", "value", "1.1", "\"value\" is 1.1; write a number from 0 to 1")]
    [InlineData("minimumConfidence", "value", "-0.1", "\"value\" is -0.1;")]
    [InlineData("dateConfidence", "address", "1.1", "\"address\" is 1.1; write a number from 0 to 1")]
    [InlineData("dateConfidence", "firstseen", "0.5", "\"firstseen\" is not known")]
    [InlineData("dateConfidence", "clause", "\"\"", "\"clause\" is empty")]
    public void Load_WrongPartOfAField_NamesVersionFieldAndMend(string field, string part, string json, string expected)
    {
        var error = Refused(policy => policy[field]![part] = JsonNode.Parse(json));

        Assert.StartsWith($"{_path}: 国办秘函〔2019〕19号: {field}: ", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("clause")]
    [InlineData("source")]
    [InlineData("unit")]
    [InlineData("value")]
    public void Load_PartMissing_IsRefused(string part)
    {
        var error = Refused(policy => ((JsonObject)policy["otherWindow"]!).Remove(part));

        Assert.Contains($"otherWindow: \"{part}\" is missing; add it", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WrongDay_SaysHowADayIsWritten()
    {
        var error = Refused(policy => policy["effectiveFrom"] = "2019/4/1");

        Assert.Contains("\"effectiveFrom\" is \"2019/4/1\"; write a day as 2019-04-01", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"policies\": [] }", "\"policies\" is empty")]
    [InlineData("{ }", "\"policies\" is missing")]
    [InlineData("[]", "is a list; write an object")]
    [InlineData("{ \"policies\": [3] }", "policy number 1")]
    [InlineData("{ \"policies\": [], \"polices\": [] }", "\"polices\" is not known")]
    [InlineData("{ \"policies\": ", "not valid JSON")]
    [InlineData("{ \"policies\": [], \"policies\": [] }", "not valid JSON")]
    public void Load_WrongFrame_IsRefused(string text, string expected)
    {
        File.WriteAllText(_path, text);

        var error = Assert.Throws<InvalidDataException>(() => PolicyFile.Load(_path));

        Assert.StartsWith(_path, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NoFile_NamesIt()
    {
        var error = Assert.Throws<InvalidDataException>(() => PolicyFile.Load(_path));

        Assert.Contains(_path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SameVersionTwice_IsRefused()
    {
        WriteTwo("国办秘函〔2019〕19号", "2022-07-01");

        Assert.Contains("\"version\" is there twice", Assert.Throws<InvalidDataException>(() => PolicyFile.Load(_path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TwoVersionsFromOneDay_IsRefused()
    {
        WriteTwo("二〇二二年口径", "2019-04-01");

        Assert.Contains("\"effectiveFrom\" is there twice", Assert.Throws<InvalidDataException>(() => PolicyFile.Load(_path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2019-04-01", "国办秘函〔2019〕19号")]
    [InlineData("2022-06-30", "国办秘函〔2019〕19号")]
    [InlineData("2022-07-01", "二〇二二年口径")]
    [InlineData("2030-01-01", "二〇二二年口径")]
    public void At_ADay_GivesTheNewestVersionInForce(string day, string version)
    {
        WriteTwo("二〇二二年口径", "2022-07-01");

        Assert.Equal(version, PolicyFile.Load(_path).At(DateOnly.Parse(day)).Version);
    }

    [Fact]
    public void At_BeforeTheOldestVersion_SaysWhichDayItStarts()
    {
        var error = Assert.Throws<InvalidDataException>(() => PolicyFile.Load(Shipped).At(new DateOnly(2019, 3, 31)));

        Assert.Contains("no version is in force on 2019-03-31", error.Message, StringComparison.Ordinal);
        Assert.Contains("starts on 2019-04-01", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_ByVersion_GivesItOrNull()
    {
        var file = PolicyFile.Load(Shipped);

        Assert.Same(file.All[0], file.Find("国办秘函〔2019〕19号"));
        Assert.Null(file.Find("国办发〔2015〕15号"));
    }

    private static (int Value, LimitUnit Unit, SourceMark Source) Of(PolicyLimit limit) => (limit.Value, limit.Unit, limit.Source);

    private static JsonObject ShippedJson() => (JsonObject)JsonNode.Parse(File.ReadAllText(Shipped))!;

    private string Refused(Action<JsonObject> spoil)
    {
        var json = ShippedJson();
        spoil((JsonObject)json["policies"]![0]!);
        File.WriteAllText(_path, json.ToJsonString());
        return Assert.Throws<InvalidDataException>(() => PolicyFile.Load(_path)).Message;
    }

    // The later version is written first: the file's order must not matter.
    private void WriteTwo(string version, string effectiveFrom)
    {
        var json = ShippedJson();
        var later = (JsonObject)json["policies"]![0]!.DeepClone();
        (later["version"], later["effectiveFrom"]) = (version, effectiveFrom);
        ((JsonArray)json["policies"]!).Insert(0, later);
        File.WriteAllText(_path, json.ToJsonString());
    }
}
