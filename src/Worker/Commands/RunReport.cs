using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Crawling;

namespace FreshnessCrawler.Worker.Commands;

/// <summary>What a person wants to see after a run: its coverage, the notice's Annex 1, what will be due next, and how to ask for more. All from the views.</summary>
public static class RunReport
{
    public static async Task PrintAsync(ReportQuery query, RunSummary summary, CancellationToken ct)
    {
        Console.WriteLine($"批次 {summary.RunId}：{summary.SitesWritten} 个网站，{summary.Pages} 页，{summary.Bytes / 1048576.0:F1} MB，{summary.Elapsed.TotalSeconds:F1} 秒");
        await TextTable.PrintAsync(query.AskAsync($"select targets as 网站, targets_done as 已采集, targets_not_reached as 未轮到, targets_no_address as 无网址, columns as 栏目, columns_read as 读到, columns_undated as 无日期, columns_blank as 空白, columns_not_read as 未读到, read_share as 读取率 from run_coverage where run_id = {summary.RunId}", ct), "采集覆盖");
        await TextTable.PrintAsync(query.AskAsync("select no as 序号, site as 网站名称, problems as 主要存在问题, split_part(outcome, '：', 1) as 抽查整改情况 from notice_annex1", ct), "附件1 检查发现突出问题的政府网站名单");
        await TextTable.PrintAsync(
            query.AskAsync("select site as 网站, column_name as 栏目, newest as 最近更新, age_days as 已过天数, limit_days as 期限天数, days_left as 剩余天数 from due_soon limit 10", ct),
            "最接近期限的十个栏目");
        Console.WriteLine("""
            继续查询：
              ./run sql "select * from open_finding"                                     当前问题与佐证
              ./run sql "select * from column_freshness where site_code = '…'"           一个网站的各栏目
              ./run sql "select * from site_status" --csv > site_status.csv              全部网站一览，存为表格
              ./run recheck --site …                                                     整改后复查
            """);
    }
}
