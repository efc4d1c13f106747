using FreshnessCrawler.Rules;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Options;

namespace FreshnessCrawler.Worker.Commands.Explain;

/// <summary>What the rules would say of a page if it were a column of each class.</summary>
internal static class RuleOutlook
{
    private static readonly ColumnCategory[] Columns = [ColumnCategory.News, ColumnCategory.Notice, ColumnCategory.Policy, ColumnCategory.Other];

    public static IEnumerable<string> Of(ListReading reading, bool isHome, string url, DateTimeOffset fetchedAt, DateOnly day, PolicyFile policies)
    {
        var policy = policies.At(day);
        var point = new MonitoringPoint(new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.FromHours(8)));
        foreach (var category in isHome ? [ColumnCategory.Home] : Columns)
        {
            var newest = reading.Outcome == ReadingOutcome.Read ? reading.Newest : null;
            var column = new ColumnObservation
            {
                ColumnId = 0,
                Name = isHome ? "首页" : "本页",
                Url = url,
                Category = category,
                Level = isHome ? 0 : 1,
                Outcome = reading.Outcome,
                Reason = reading.Reason,
                Newest = newest?.Date,
                NewestSource = newest?.Source ?? DateSource.Shown,
                NewestTitle = newest?.Title,
                NewestUrl = newest?.Url,
                ItemCount = reading.Items.Count,
                ObservedAt = fetchedAt,
            };
            var site = new SiteObservations { SiteId = 0, Code = "", Name = "", WholeSite = isHome, Columns = [column] };
            foreach (var verdict in RuleSet.All.Judge(site, policy, point).Where(v => !isHome || v.Rule == HomeRule))
                yield return $"若为{Chinese(category)}：{verdict.Rule} {verdict.Summary}";
        }
    }

    private const string HomeRule = "V-W3";

    private static string Chinese(ColumnCategory category) => category switch
    {
        ColumnCategory.News => "动态要闻类栏目",
        ColumnCategory.Notice => "通知公告类栏目",
        ColumnCategory.Policy => "政策文件类栏目",
        ColumnCategory.Home => "首页",
        _ => "其他应更新栏目",
    };
}
