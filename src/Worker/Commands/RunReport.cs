using FreshnessCrawler.Storage.Reading;
using FreshnessCrawler.Worker.Crawling;

namespace FreshnessCrawler.Worker.Commands;

/// <summary>What a person wants to see after a run: its coverage, the notice's annexes, what will be due next, and how to ask for more. All from the views.</summary>
public static class RunReport
{
    /// <param name="read">The run over the columns; null where there was none.</param>
    /// <param name="surveyed">The run over links and IPv6; null where there was none.</param>
    /// <param name="looked">The run over the accounts; null where there was none.</param>
    public static async Task PrintAsync(ReportQuery query, RunSummary? read, RunSummary? surveyed, RunSummary? looked, CancellationToken ct)
    {
        if (read is not null)
        {
            Console.WriteLine($"批次 {read.RunId}：{read.SitesWritten} 个网站，{read.Pages} 页，{read.Bytes / 1048576.0:F1} MB，{read.Elapsed.TotalSeconds:F1} 秒");
            await TextTable.PrintAsync(query.AskAsync($"select targets as 网站, targets_done as 已采集, targets_not_reached as 未轮到, targets_no_address as 无网址, columns as 栏目, columns_read as 读到, columns_undated as 无日期, columns_blank as 空白, columns_not_read as 未读到, read_share as 读取率 from run_coverage where run_id = {read.RunId}", ct), "采集覆盖");
        }
        if (surveyed is not null) await PrintSurveyAsync(query, surveyed, ct);
        if (looked is not null) await PrintAccountsAsync(query, looked, ct);
        await TextTable.PrintAsync(query.AskAsync("select no as 序号, site as 网站名称, problems as 主要存在问题, split_part(outcome, '：', 1) as 抽查整改情况 from notice_annex1", ct), "附件1 检查发现突出问题的政府网站名单");
        if (looked is not null)
        {
            await TextTable.PrintAsync(
                query.AskAsync("select no as 序号, unit as 单位名称, platform as 账号类型, account as 账号名称, problems as 主要存在问题, split_part(outcome, '：', 1) as 抽查整改情况 from notice_annex2", ct),
                "附件2 检查发现突出问题的政务新媒体名单");
        }
        if (read is not null)
        {
            await TextTable.PrintAsync(
                query.AskAsync("select site as 网站, column_name as 栏目, newest as 最近更新, age_days as 已过天数, limit_days as 期限天数, days_left as 剩余天数 from due_soon limit 10", ct),
                "最接近期限的十个栏目");
        }
        Console.WriteLine("""
            继续查询：
              ./run sql "select * from open_finding"                                     当前问题与佐证
              ./run sql "select * from column_freshness where site_code = '…'"           一个网站的各栏目
              ./run sql "select * from site_status" --csv > site_status.csv              全部网站一览，存为表格
              ./run sql "select * from link_problem where result = '确认失效'"            失效链接，所在页面与链接文字
              ./run sql "select * from ipv6_support" --csv > ipv6_support.csv            各网站IPv6支持情况与计算依据
              ./run sql "select * from account_freshness where state <> 'fresh'"         账号更新情况
              ./run sql "select * from campaign_candidates"                              疑似网络投票、点赞打卡活动，待人工确认
              ./run recheck --site …                                                     整改后复查
            """);
    }

    private static async Task PrintAccountsAsync(ReportQuery query, RunSummary looked, CancellationToken ct)
    {
        Console.WriteLine($"批次 {looked.RunId}：查看 {looked.SitesWritten} 个账号，{looked.Pages} 次请求，{looked.Elapsed.TotalSeconds:F1} 秒");
        await TextTable.PrintAsync(
            query.AskAsync("select platform as 平台, count(*) as 账号, count(*) filter (where state in ('fresh', 'dueSoon')) as 及时, count(*) filter (where state = 'stale') as 超期, count(*) filter (where state not in ('fresh', 'dueSoon', 'stale', 'suspended')) as 未测, count(*) filter (where state = 'suspended') as 停用 from account_freshness group by 1 order by 2 desc, 1", ct),
            "政务新媒体更新情况");
        await TextTable.PrintAsync(query.AskAsync("select quarter as 季度, kind as 变动, platform as 平台, account as 账号, unit as 单位 from account_register_changes where quarter = (select quarter from account_register_changes order by changed_on desc limit 1) order by changed_on", ct), "账号变动");
    }

    private static async Task PrintSurveyAsync(ReportQuery query, RunSummary surveyed, CancellationToken ct)
    {
        Console.WriteLine($"批次 {surveyed.RunId}：检测 {surveyed.SitesWritten} 个网站的链接和IPv6，{surveyed.Elapsed.TotalSeconds:F1} 秒");
        await TextTable.PrintAsync(
            query.AskAsync($"select count(*) filter (where state = '已测') as 已测网站, sum(pages) as 页面, sum(link_references) as 链接, sum(addresses) as 不同地址, sum(requests) as 请求, sum(broken) as 确认失效, sum(suspected) + sum(unconfirmed) as 疑似, sum(skipped) as 未测 from link_survey where run_id = {surveyed.RunId}", ct),
            "链接检测");
        await TextTable.PrintAsync(query.AskAsync("select split_part(state, '：', 1) as 首页, count(*) as 网站, sum(second_counted) as 二级链接, sum(second_supporting) as 二级支持, sum(third_counted) as 三级链接, sum(third_supporting) as 三级支持 from ipv6_support group by 1 order by 2 desc", ct), "IPv6支持情况");
    }
}
