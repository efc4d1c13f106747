using System.Buffers;
using System.Text.RegularExpressions;
using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction.Mutation;

/// <summary>Every page with all its dates, and the day of the visit, moved by some days: every date that is read moves by just as
/// many, as nothing may hang on a certain day of the calendar.</summary>
public sealed partial class PageShiftTests
{
    private static readonly SearchValues<string> s_weeks = SearchValues.Create(["上周", "本周", "上星期", "本星期"], StringComparison.Ordinal);
    private static readonly SearchValues<string> s_months = SearchValues.Create([">Jan", ">Feb", ">Mar", ">Apr", ">May", ">Jun", ">Jul", ">Aug", ">Sep", ">Oct", ">Nov", ">Dec"], StringComparison.Ordinal);

    public static IEnumerable<TheoryDataRow<string>> Saved() => PageCase.SavedNames();

    public static IEnumerable<TheoryDataRow<string, string, bool>> Real() => PageCase.RealNames();

    [Theory]
    [MemberData(nameof(Saved))]
    public void Read_SavedPageOfOtherYears_MovesWithThem(string name) => AssertMoved(PageCase.Saved(name), DateShift.FourYears);

    [Theory]
    [MemberData(nameof(Real))]
    public void Read_RealPageOfOtherYears_MovesWithThem(string file, string url, bool isHome) => AssertMoved(PageCase.Real(file, url, isHome), DateShift.FourYears);

    /// <summary>Pages whose dates stand in pieces, are counted back or lie under headings cannot be moved by single days without
    /// knowing what the reader knows: they are left to the test above.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(45)]
    [InlineData(200)]
    public void Read_SavedPagesOfOtherDays_MoveWithThem(int days)
    {
        var pages = SavedPages.Names().Select(static row => PageCase.Saved(row.Data)).ToList();
        var moved = pages.Count(page => AssertMoved(page, days));
        Assert.True(moved >= pages.Count / 2, $"only {moved} of {pages.Count} pages could be moved");
    }

    [Theory]
    [MemberData(nameof(Real))]
    public void Read_RealPageOfOtherDays_MovesWithThem(string file, string url, bool isHome)
    {
        foreach (var days in (ReadOnlySpan<int>)[1, 10, 45, 200]) AssertMoved(PageCase.Real(file, url, isHome), days);
    }

    private static bool AssertMoved(PageCase page, int days)
    {
        // another weekday, another distance to last Friday
        if (days % 7 != 0 && page.Html.AsSpan().ContainsAny(s_weeks)) return false;
        // names of months, and years in elements of their own, are left as they are
        if (days != DateShift.FourYears && (page.Html.AsSpan().ContainsAny(s_months) || YearAlone().IsMatch(page.Html))) return false;
        var before = page.Read();
        var shift = new DateShift(days, Anchor(page));
        var address = new Uri(shift.Apply(page.Address.OriginalString));
        var later = page with { Html = shift.Apply(page.Html), Address = address, ObservedOn = page.ObservedOn.AddDays(days) };
        if (days != DateShift.FourYears && before.Items.Any(item => item.Note is not null || (item.Date is { } date && !shift.Moved.Contains(date)))) return false;
        var after = later.Read();
        Assert.True(before.Outcome == after.Outcome, $"{page.Name} by {days} days: {PageMutationTests.Of(before)} became {PageMutationTests.Of(after)}");
        Assert.True(before.Newest?.Date?.AddDays(days) == after.Newest?.Date, $"{page.Name}: {before.Newest?.Date:yyyy-MM-dd} by {days} days became {after.Newest?.Date:yyyy-MM-dd}");
        Assert.Equal(before.Items.Select(item => (item.Date?.AddDays(days), item.Pinned)), after.Items.Select(static item => (item.Date, item.Pinned)));
        return true;
    }

    // The day that year-less dates are counted from.
    private static DateOnly Anchor(PageCase page)
    {
        using var parsed = HtmlPage.Parse(page.Html, page.Address);
        return parsed.Tags.GeneratedOn is { } made && made <= page.ObservedOn && made >= page.ObservedOn.AddDays(-30) ? made : page.ObservedOn;
    }

    [GeneratedRegex(@">\s*20[0-9]{2}\s*<", RegexOptions.None, 5000)]
    private static partial Regex YearAlone();
}
