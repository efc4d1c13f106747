using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Columns;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Columns;

public sealed class ColumnPlacesTests
{
    private const string Site = "http://www.example.gov.cn";

    [Theory]
    [InlineData("http://www.example.gov.cn/gzdt/")]
    [InlineData("https://example.gov.cn/gzdt/index.html")]
    [InlineData("http://WWW.example.gov.cn:80/gzdt?spm=1#top")]
    public void Of_AddressInTheNavigation_IsListed(string url) =>
        Assert.Equal(new PlaceFinding(ColumnPlace.Listed, null), ColumnPlaces.Of("旧名称", url, ColumnPlace.Unknown, [Entry("工作动态", "/gzdt/")]));

    [Theory]
    [InlineData(ColumnPlace.Listed)]
    [InlineData(ColumnPlace.Unknown)]
    public void Of_SameNameLeadsElsewhere_IsMoved(ColumnPlace last)
    {
        var found = ColumnPlaces.Of("工作动态", Site + "/old/", last, [Entry("工作 动态", "/gzdt/"), Entry("通知公告", "/tzgg/")]);
        Assert.Equal(ColumnPlace.Moved, found.Place);
        Assert.Contains(Site + "/gzdt/", found.Detail, StringComparison.Ordinal);
        Assert.Contains(Site + "/old/", found.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_SameNameAtTwoPlaces_IsUnknown() =>
        Assert.Equal(ColumnPlace.Unknown, ColumnPlaces.Of("其他", Site + "/old/", ColumnPlace.Listed, [Entry("其他", "/a/"), Entry("其他", "/b/")], navigationAlive: true).Place);

    [Fact]
    public void Of_SameNameAtTwoPlacesOneWithTheParent_IsMovedThere()
    {
        var found = ColumnPlaces.Of("其他", Site + "/old/", ColumnPlace.Unknown, [Entry("其他", "/a/", "通知公告"), Entry("其他", "/b/", "政策文件")], parent: "政策文件");
        Assert.Equal(ColumnPlace.Moved, found.Place);
        Assert.Contains("/b/", found.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_SameNameOnAnotherSite_IsNotMoved()
    {
        var other = Entry("工作动态", "/gzdt/") with { Url = "http://www.other.gov.cn/gzdt/" };
        Assert.Equal(ColumnPlace.Unknown, ColumnPlaces.Of("工作动态", Site + "/old/", ColumnPlace.Listed, [other]).Place);
    }

    [Fact]
    public void Of_SameNameIsAServiceHall_IsNotMoved()
    {
        var hall = Entry("工作动态", "/gzdt/") with { Kind = ColumnKind.ServiceHall };
        Assert.Equal(ColumnPlace.Unknown, ColumnPlaces.Of("工作动态", Site + "/old/", ColumnPlace.Listed, [hall]).Place);
    }

    [Fact]
    public void Of_NeverListedAndNotThere_IsUnknown() =>
        Assert.Equal(ColumnPlace.Unknown, ColumnPlaces.Of("工作动态", Site + "/gzdt/", ColumnPlace.Unknown, [Entry("通知公告", "/tzgg/")], navigationAlive: true).Place);

    [Fact]
    public void OfSite_OneOfFourIsGone_HasVanished()
    {
        var found = ColumnPlaces.OfSite(Known("/a/", "/b/", "/c/", "/d/"), [Entry("/a/", "/a/"), Entry("/b/", "/b/"), Entry("/c/", "/c/")]);
        Assert.Equal([ColumnPlace.Listed, ColumnPlace.Listed, ColumnPlace.Listed, ColumnPlace.Vanished], found.Select(static f => f.Place));
        Assert.Contains("没有", found[3].Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void OfSite_MostOfTheMenuIsGone_NothingVanishes(int left)
    {
        var navigation = Enumerable.Range(0, left).Select(static at => Entry($"/{(char)('a' + at)}/", $"/{(char)('a' + at)}/")).ToList();
        var found = ColumnPlaces.OfSite(Known("/a/", "/b/", "/c/", "/d/"), navigation);
        Assert.DoesNotContain(found, static f => f.Place == ColumnPlace.Vanished);
    }

    [Fact]
    public void OfSite_ExactlyHalfIsLeft_TheOthersHaveVanished()
    {
        var found = ColumnPlaces.OfSite(Known("/a/", "/b/", "/c/", "/d/"), [Entry("/a/", "/a/"), Entry("/b/", "/b/")]);
        Assert.Equal(2, found.Count(static f => f.Place == ColumnPlace.Vanished));
    }

    [Fact]
    public void OfSite_VanishedBeforeAndStillGone_StaysVanished()
    {
        var known = Known("/a/", "/b/", "/c/").Append(new KnownColumn("旧栏目", Site + "/d/", ColumnPlace.Vanished)).ToList();
        Assert.Equal(ColumnPlace.Vanished, ColumnPlaces.OfSite(known, [Entry("/a/", "/a/"), Entry("/b/", "/b/"), Entry("/c/", "/c/")])[3].Place);
    }

    [Theory]
    [InlineData("/new/gzdt/", ColumnPlace.Moved)]
    [InlineData("/gzdt/index.html", ColumnPlace.Unknown)]
    [InlineData("/index.html", ColumnPlace.Unknown)]
    public void OfRedirect_WithinTheSite_IsMovedUnlessHomeOrTheSame(string to, ColumnPlace expected) =>
        Assert.Equal(expected, ColumnPlaces.OfRedirect("工作动态", Site + "/gzdt/", Site + to).Place);

    [Fact]
    public void OfRedirect_ToTheHomePage_SaysSo() =>
        Assert.Contains("首页", ColumnPlaces.OfRedirect("工作动态", Site + "/gzdt/", Site + "/").Detail, StringComparison.Ordinal);

    [Fact]
    public void OfRedirect_ToAnotherSite_IsUnknown() =>
        Assert.Equal(new PlaceFinding(ColumnPlace.Unknown, null), ColumnPlaces.OfRedirect("工作动态", Site + "/gzdt/", "http://www.other.gov.cn/gzdt2/"));

    private static List<KnownColumn> Known(params string[] paths) => [.. paths.Select(static path => new KnownColumn(path, Site + path, ColumnPlace.Listed))];

    private static ProposedColumn Entry(string name, string path, string? parent = null) => new(name, Site + path, 1, ColumnCategory.Other, 0.5, "") { Parent = parent };
}
