using FreshnessCrawler.Storage.Model;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Registry;

/// <summary>What imports tell of accounts' lives, one after the other; "today" is 2026-03-01 at first.</summary>
public sealed class AccountHistoryTests(RegistryTemplate template) : IClassFixture<RegistryTemplate>, IAsyncLifetime
{
    private const string Old = "old,市林业局,微信,老账号,,,,,,";

    private ImportDesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await ImportDesk.OpenAsync(template);
        _desk.WriteSmallCity();
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Import_FirstOfAll_TellsOnlyTheGivenDays()
    {
        await ImportAsync(Old, "a,市林业局,微信,甲,,2019-05-01,2019-05-20,2024-01-02,2024-02-03,");

        Assert.Equal(
            ["a Registered 2019-05-01 - 2019-05-01", "a Filed 2019-05-20 - 2019-05-20", "a Suspended 2024-01-02 - 2024-01-02", "a Cancelled 2024-02-03 - 2024-02-03"],
            await _desk.ChangesAsync());
    }

    [Fact]
    public async Task Import_RowAddedLater_IsRegisteredThenUnlessADayShowsItOlder()
    {
        await ImportAsync(Old);
        _desk.Clock.Advance(TimeSpan.FromDays(1));
        await ImportAsync(Old, "a,市林业局,微信,甲,,,,,,", "b,市林业局,微信,乙,,2026-01-05,,,,", "c,市林业局,微信,丙,,,2020-01-05,,,");

        Assert.Equal(["a Registered 2026-03-02 - 2026-03-02", "b Registered 2026-01-05 - 2026-01-05", "c Filed 2020-01-05 - 2020-01-05"], await _desk.ChangesAsync());
    }

    [Fact]
    public async Task Import_UndatedRowAddedLater_IsWarnedOf()
    {
        await ImportAsync(Old);
        _desk.Accounts(Old, "a,市林业局,微信,甲,,,,,,");

        var warning = Assert.Single((await _desk.ImportWellAsync()).Warnings);

        Assert.Equal(0, warning.Line);
        Assert.Contains("1 个账号没有填日期，按今天申报新增计（a）", warning.Message, StringComparison.Ordinal);
        Assert.Empty((await _desk.ImportWellAsync()).Warnings);
    }

    [Fact]
    public async Task Import_ListEnteredAfterAFewOfIt_MakesNoRegistrations()
    {
        await ImportAsync(Old);
        _desk.Accounts(Old, "a,市林业局,微信,甲,,,,,,", "b,市林业局,微信,乙,,,,,,");

        Assert.Empty((await _desk.ImportWellAsync()).Warnings);

        Assert.Empty(await _desk.ChangesAsync());
    }

    [Fact]
    public async Task Import_RegistrationDayEnteredLater_LeavesOneRegistration()
    {
        await ImportAsync(Old);
        await ImportAsync(Old, "a,市林业局,微信,甲,,,,,,");
        await ImportAsync(Old, "a,市林业局,微信,甲,,2026-02-10,,,,");
        await ImportAsync(Old, "a,市林业局,微信,甲,,2026-02-11,,,,");

        Assert.Equal(
            ["a Registered 2026-03-01 - 2026-03-01", "a Registered 2026-02-10 2026-03-01 2026-02-10", "a Registered 2026-02-11 2026-02-10 2026-02-11"],
            await _desk.ChangesAsync());
        Assert.Equal(["Registered 2026-02-11"], await StandingAsync());
    }

    [Fact]
    public async Task Import_AnOlderDayEnteredLater_TakesTheRegistrationByArrivalBack()
    {
        await ImportAsync(Old);
        await ImportAsync(Old, "a,市林业局,微信,甲,,,,,,");
        await ImportAsync(Old, "a,市林业局,微信,甲,,,2020-05-01,,,");
        await ImportAsync(Old, "a,市林业局,微信,甲,,,2020-05-01,,,");

        Assert.Equal(
            ["a Registered 2026-03-01 - 2026-03-01", "a Registered 2026-03-01 2026-03-01 -", "a Filed 2020-05-01 - 2020-05-01"],
            await _desk.ChangesAsync());
        Assert.Equal(["Filed 2020-05-01"], await StandingAsync());
    }

    [Fact]
    public async Task Import_RegistrationDayTakenBackAndEnteredAgain_StandsAsTheRegistryHasIt()
    {
        await ImportAsync("a,市林业局,微信,甲,,2026-02-10,,,,");
        await ImportAsync("a,市林业局,微信,甲,,,,,,");
        Assert.Equal([], await StandingAsync());
        await ImportAsync("a,市林业局,微信,甲,,2026-02-10,,,,");

        Assert.Equal(["Registered 2026-02-10"], await StandingAsync());
    }

    [Fact]
    public async Task Import_RegistrationDayIsThatOfTheImport_TellsNothingNew()
    {
        await ImportAsync(Old);
        await ImportAsync(Old, "a,市林业局,微信,甲,,,,,,");
        await ImportAsync(Old, "a,市林业局,微信,甲,,2026-03-01,,,,");

        Assert.Equal(["a Registered 2026-03-01 - 2026-03-01"], await _desk.ChangesAsync());
    }

    [Fact]
    public async Task Import_CancellationCorrectedAndTakenBack_StandsAsTheRegistryHasIt()
    {
        await ImportAsync("a,市林业局,微信,甲,,,,,,");
        await ImportAsync("a,市林业局,微信,甲,,,,,2023-02-01,");
        await ImportAsync("a,市林业局,微信,甲,,,,,2023-04-01,");
        Assert.Equal(["Cancelled 2023-04-01"], await StandingAsync());
        await ImportAsync("a,市林业局,微信,甲,,,,,2023-02-01,");
        Assert.Equal(["Cancelled 2023-02-01"], await StandingAsync());
        await ImportAsync("a,市林业局,微信,甲,,,,,,");

        Assert.Equal([], await StandingAsync());
        Assert.Equal("a Cancelled 2023-02-01 2023-02-01 -", (await _desk.ChangesAsync())[^1]);
    }

    [Fact]
    public async Task Import_SuspendedResumedAndSuspendedAgain_KeepsBoth()
    {
        await ImportAsync("a,市林业局,微信,甲,,,,2026-01-05,,");
        await ImportAsync("a,市林业局,微信,甲,,,,,,");
        _desk.Clock.Advance(TimeSpan.FromDays(9));
        await ImportAsync("a,市林业局,微信,甲,,,,2026-03-08,,");
        await ImportAsync("a,市林业局,微信,甲,,,,2026-03-09,,");

        Assert.Equal(["Suspended 2026-01-05", "Resumed 2026-03-01", "Suspended 2026-03-09"], await StandingAsync());
    }

    [Fact]
    public async Task Import_SuspensionTakenBackBeforeItCameOrWithACancellation_IsNoResumption()
    {
        await ImportAsync("a,市林业局,微信,甲,,,,2026-03-05,,", "b,市林业局,微信,乙,,,,2026-02-05,,");
        await ImportAsync("a,市林业局,微信,甲,,,,,,", "b,市林业局,微信,乙,,,,,2026-02-20,");

        Assert.Equal(["Cancelled 2026-02-20"], await StandingAsync());
    }

    [Fact]
    public async Task Import_RenamedAndMoved_TellsWhatWasAndWhatIs()
    {
        await ImportAsync("a,市林业局,微信,甲,,,,,,");
        await ImportAsync("a,市林业局,微信,甲,id1,,,,,");
        Assert.Empty(await _desk.ChangesAsync());
        await ImportAsync("a,市林业局,微信,乙,id1,,,,,");
        await ImportAsync("a,市政府,抖音,乙,id2,,,,,");

        Assert.Equal(
            ["a Renamed 2026-03-01 甲 乙", "a Moved 2026-03-01 单位：市林业局；平台：微信；平台账号：id1 单位：市政府；平台：抖音短视频；平台账号：id2"],
            await _desk.ChangesAsync());
    }

    [Fact]
    public async Task Import_RowGone_IsDroppedUnlessItWasCancelled()
    {
        await ImportAsync(Old, "a,市林业局,微信,甲,,,,,,", "b,市林业局,微信,乙,,,,,2025-01-01,");
        _desk.Clock.Advance(TimeSpan.FromDays(1));
        await ImportAsync(Old);
        _desk.Clock.Advance(TimeSpan.FromDays(1));
        await ImportAsync(Old, "a,市林业局,微信,甲,,,,,,");

        Assert.Equal(["b Cancelled 2025-01-01 - 2025-01-01", "a Dropped 2026-03-02 - -", "a Returned 2026-03-03 - -"], await _desk.ChangesAsync());
    }

    private async Task ImportAsync(params string[] rows)
    {
        _desk.Accounts(rows);
        await _desk.ImportWellAsync();
    }

    /// <summary>The changes that stand, as <see cref="AccountChange"/> puts it.</summary>
    private async Task<List<string>> StandingAsync()
    {
        AccountChangeKind[] ofDays = [AccountChangeKind.Registered, AccountChangeKind.Filed, AccountChangeKind.Suspended, AccountChangeKind.Cancelled];
        var rows = await _desk.RowsAsync(c => c.AccountChanges
            .Where(h => !ofDays.Contains(h.Kind)
                || (h.After != null && !c.AccountChanges.Any(l => l.AccountId == h.AccountId && l.Kind == h.Kind && l.Id > h.Id && l.Before == h.After)))
            .OrderBy(h => h.On));
        return [.. rows.Select(h => $"{h.Kind} {h.On:yyyy-MM-dd}").Distinct()];
    }
}
