using System.Globalization;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

/// <summary>The newest item is the one that decides: where its date looks different from the others', it must not fall out
/// and leave an older one to speak.</summary>
public sealed class NewestItemTests
{
    private static readonly DateOnly s_today = new(2026, 11, 23);
    private static readonly DateOnly s_newest = new(2026, 11, 21);

    [Theory]
    [InlineData("<a href='1.html'>全市教育考试工作会议召开</a><span>来源：市教育考试院 2026-11-21</span>")]
    [InlineData("<a href='1.html'>某项工作的动态信息标题</a><span>来源：市行政审批局办理中心　2026-11-21</span>")]
    [InlineData("<a href='1.html'>关于教师资格考试报名的通知 2026-11-21</a>", " 2026-10-04</a>")]
    [InlineData("<a href='1.html'>我市启动公务员考试（2026-11-21）</a>", "（2026-10-04）</a>")]
    [InlineData("<a href='1.html'>某局召开工作会议</a><span>2026-11-21 星期六</span>")]
    [InlineData("<a href='1.html'>某局召开工作会议</a><span>2026-11-21</span><span>星期六</span>", "</a><span>2026-10-04</span><span>星期日</span>")]
    [InlineData("<a href='1.html'>某局召开工作会议</a><span>11-21 星期六</span>", "</a><span>10-04 星期日</span>")]
    [InlineData("<a href='1.html'>某局召开工作会议</a><span>2026-11-21 浏览：12</span>")]
    [InlineData("<a href='1.html'>某局召开工作会议</a><span>2026-11-21 浏览：1</span>")]
    [InlineData("<a href='1.html'>某局召开工作会议</a><span>浏览</span><span>2026-11-21</span>")]
    public void Read_DateBesideWordsOrWeekdays_IsTheNewest(string newest, string older = "</a><span>2026-10-04</span>") =>
        Assert.Equal(s_newest, Read($"<ul><li>{newest}</li>{Older(older)}</ul>").Newest?.Date);

    [Theory]
    [InlineData("<span>截止日期：2026-11-21</span>")]
    [InlineData("<span>报名时间：</span><span>2026-11-21</span>")]
    [InlineData("<span>意见征集截止时间 2026-11-21</span>")]
    [InlineData("<span>有效期至2026-11-21</span>")]
    [InlineData("<span>2026-11-21截止</span>")]
    public void Read_DateOfSomethingElse_IsNotTheNewest(string label) =>
        Assert.Equal(new DateOnly(2026, 10, 4), Read($"<ul><li><a href='1.html'>某局公开招聘工作人员</a>{label}<i>2026-10-01</i></li>{Older("</a><span>2026-10-04</span>")}</ul>").Newest?.Date);

    [Fact]
    public void Read_ClockWithWeekdayAboveTheList_IsNoDate() =>
        Assert.Equal(new DateOnly(2026, 10, 4), Read($"<p><a href='2.html'>欢迎访问某局网站</a>2026年11月23日 星期一</p><ul>{Older("</a><span>2026-10-04</span>")}</ul>").Newest?.Date);

    [Theory]
    [InlineData("<div class='top'><h2><a href='1.html'>某局隆重召开年度重点工作推进会议</a></h2><p>摘要内容。</p><span>2026-11-21</span></div>")]
    [InlineData("<div class='pics'><div class='pic'><a href='1.html'>图片新闻标题第一条</a><em>2026-11-21</em></div><div class='pic'><a href='2.html'>图片新闻标题第二条</a><em>2026-11-20</em></div></div>")]
    [InlineData("<div><ol><li><a href='http://www.other.gov.cn/xw/t1.html'>转载的上级重要信息标题</a><span>2026-11-21</span></li><li><a href='http://www.other.gov.cn/xw/t2.html'>转载的上级重要信息</a><span>2026-11-20</span></li></ol></div>")]
    public void Read_NewerBlockAboveAListWithPager_Counts(string block) =>
        Assert.Equal(s_newest, Read($"{block}<div class='list'><ul>{Older("</a><span>2026-10-04</span>")}</ul><div class='pages'><a href='index_1.html'>下一页</a></div></div>").Newest?.Date);

    [Fact]
    public void Read_NewerBlockOfAnotherColumn_DoesNotCount() =>
        Assert.Equal(new DateOnly(2026, 10, 4), Read($"<ul>{Older("</a><span>2026-10-04</span>")}</ul><div class='pages'><a href='index_1.html'>下一页</a></div>"
            + "<div class='r'><h3>要闻</h3><ul><li><a href='/yw/1.html'>要闻标题第一条内容</a><span>2026-11-21</span></li></ul></div>").Newest?.Date);

    [Fact]
    public void Read_UndatedItemsAboveOldDatedOnes_IsUndated()
    {
        var reading = Read($"<ul><li><a href='1.html'>刚刚发布的工作动态信息</a><span>NEW</span></li>{Older("</a><span>2026-10-04</span>")}</ul>");
        Assert.Equal(ReadingOutcome.Undated, reading.Outcome);
        Assert.Contains("上方有1条未显示日期的条目", reading.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<li><a href='1.html'>刚刚发布的工作动态信息</a><span>NEW</span></li>", "2026-11-15")]
    [InlineData("<li><b>[置顶]</b><a href='1.html'>长期有效的工作动态信息</a></li>", "2026-10-04")]
    public void Read_UndatedItemsAboveThatCannotMatter_IsRead(string item, string older) =>
        Assert.Equal(ReadingOutcome.Read, Read($"<ul>{item}{Older($"</a><span>{older}</span>")}</ul>").Outcome);

    [Fact]
    public void Read_YearHeadingAboveYearlessDates_GivesTheYear() =>
        Assert.Equal(new DateOnly(2024, 11, 20), Read($"<h3>2024年</h3><ul>{Older("</a><span>11-20</span>")}</ul>").Newest?.Date);

    [Fact]
    public void Read_YearTabsAboveYearlessDates_GiveNone() =>
        Assert.Equal(new DateOnly(2026, 11, 20), Read($"<p><b>2026年</b><b>2025年</b><b>2024年</b></p><ul>{Older("</a><span>11-20</span>")}</ul>").Newest?.Date);

    [Fact]
    public void Read_YearlessDatesOnAPageMadeLongAgo_IsUndated()
    {
        var reading = Read($"<ul>{Older("</a><span>11-20</span>")}</ul><!-- 页面生成时间 2023-05-01 10:00:00 -->");
        Assert.Equal(ReadingOutcome.Undated, reading.Outcome);
        Assert.Contains("无法确定年份", reading.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_YearlessDatesOnAPageMadeLately_CountFromThatDay() =>
        Assert.Equal(new DateOnly(2025, 11, 20), Read($"<ul>{Older("</a><span>11-20</span>")}</ul><!-- 页面生成时间 2026-11-01 10:00:00 -->").Newest?.Date);

    [Theory]
    [InlineData("2026-11", true)]
    [InlineData("2026-11-24", true)]
    [InlineData("2026-11-23", true)]
    [InlineData("2026-11-20", false)]
    public void Read_DatesThatAnotherDayReadsDifferently_SayThatTheyDependOnIt(string date, bool expected) =>
        Assert.Equal(expected, Read($"<ul>{Older($"</a><span>{date}</span>")}<li><a href='99.html'>又一条工作动态信息</a><span>{date}</span></li></ul>").DependsOnDay);

    [Theory]
    [InlineData("<div class='left'><h3>通知公告</h3><ul>{0}</ul></div>")]
    [InlineData("<div class='left'><ul>{0}</ul></div><div id='lst'></div><script src='/js/list.js'></script>")]
    public void Read_ListOfAnotherColumnBesideAScriptedOne_IsNotRead(string main)
    {
        var other = string.Concat(Enumerable.Range(1, 8).Select(i => $"<li><a href='/tzgg/art_{i}.html'>其他栏目的通知标题{i}</a><span>2026-09-2{i}</span></li>"));
        var reading = Read(main.Replace("{0}", other, StringComparison.Ordinal));
        Assert.Equal(ReadingOutcome.NotRead, reading.Outcome);
        Assert.Contains("其他栏目", reading.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EnglishClockBesideALink_IsNoDate() =>
        Assert.Equal(new DateOnly(2026, 10, 4), Read($"<p><a href='2.html'>Welcome to this website</a> Monday, November 23, 2026</p><ul>{Older("</a><span>2026-10-04</span>")}</ul>").Newest?.Date);

    [Fact]
    public void Read_TwoListsOfOtherColumnsBesideAnEmptyPlaceThatAScriptFills_IsNotRead()
    {
        var lists = string.Concat(new[] { "通知公告", "政策文件" }.Select(name =>
            $"<h3>{name}</h3><ul>" + string.Concat(Enumerable.Range(1, 4).Select(i => $"<li><a href='/z/art_{i}.html'>{name}的一条信息之{i}</a><span>2026-09-2{i}</span></li>")) + "</ul>"));
        var reading = Read($"<ul class='own'></ul><div class='right'>{lists}</div><script src='/js/list.js'></script>");

        Assert.Equal(ReadingOutcome.NotRead, reading.Outcome);
        Assert.Contains("其他栏目", reading.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("11-20", "2025-11-20", "2025-11-20")]
    [InlineData("3天前", "2026-11-19", "2026-11-19")]
    [InlineData("11-20", "2025-03-01", "2026-11-20")]
    [InlineData("2026-09-01", "2026-11-19", "2026-09-01")]
    public void Read_ShownDateWithAnotherInItsAttribute_TakesOnlyWhatIsMissing(string shown, string behind, string expected)
    {
        var items = string.Concat(Enumerable.Range(1, 3).Select(i => $"<li><a href='{i}.html'>某项工作的动态信息{i}</a><time datetime='{behind}'>{shown}</time></li>"));
        Assert.Equal(DateOnly.Parse(expected, CultureInfo.InvariantCulture), Read($"<ul>{items}</ul>").Newest?.Date);
    }

    private static string Older(string end) =>
        string.Concat(Enumerable.Range(10, 4).Select(i => $"<li><a href='{i}.html'>较早的工作动态信息之{i}{end}</li>"));

    private static ListReading Read(string main)
    {
        using var page = HtmlPage.Parse(
            "<html><head><title>工作动态-某局</title></head><body><div class='nav'><a href='/tzgg/'>通知公告</a></div>"
            + $"<div class='crumb'>当前位置：<a href='/'>首页</a> &gt; <a href='/gzdt/'>工作动态</a></div><div class='main'>{main}</div>"
            + "<div class='footer'>主办：某局 版权所有</div></body></html>",
            new Uri("http://www.example.gov.cn/gzdt/"));
        return ListPageReader.Read(page, s_today);
    }
}
