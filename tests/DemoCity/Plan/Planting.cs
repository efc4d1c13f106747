namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>Plants what a right inspection must find, and what it must not. Which site gets what is said here and nowhere else.</summary>
public sealed class Planting(DateOnly asOf, bool veto)
{
    private DateOnly News(int beyond = 0) => asOf.AddDays(-14 - beyond);
    private DateOnly Notices(int beyond = 0) => asOf.AddMonths(-6).AddDays(-beyond);
    private DateOnly Others(int beyond = 0) => asOf.AddMonths(-12).AddDays(-beyond);

    public void Plant(string code, IReadOnlyList<ColumnPlan> columns)
    {
        ColumnPlan[] news = [.. columns.Where(column => column.Category == Category.News)];
        ColumnPlan[] first = [.. columns.Where(column => column is { Level: 1, Category: Category.Notice or Category.Policy })];
        ColumnPlan[] second = [.. columns.Where(column => column is { Level: > 1, Category: Category.Notice or Category.Policy })];
        ColumnPlan[] others = [.. columns.Where(column => column is { Level: > 1, Category: Category.Other, Name: not Sections.ClosedTopic })];
        switch (code)
        {
            case "shenji":
                Stale(second[0], Notices(1));
                Stale(others[3], Others(1));
                Stale(others[7], Others(160));
                Stale(others[12], Others(900));
                Exact(news[1], News());
                Exact(first[1], Notices());
                Set(others[5], ColumnTrap.PinnedOld);
                Set(news[0], ColumnTrap.PinnedOld);
                break;
            case "weijian":
                Stale(second[1], Notices(12));
                Stale(second[2], Notices(70));
                Stale(others[2], Others(20));
                Stale(others[9], Others(333));
                Stale(others[15], Others(45));
                Set(news[2], ColumnTrap.DatesInTitles);
                Set(news[0], ColumnTrap.HiddenTab, asOf.AddDays(-2));
                Exact(second[0], Notices());
                break;
            case "linye":
                Stale(news[1], News(1));
                Stale(news[2], News(9));
                Stale(news[3], News(27));
                Stale(first[0], Notices(1));
                Set(others[4], ColumnTrap.FutureItem);
                Exact(others[6], Others());
                break;
            case "kaifaqu":
                Stale(second[0], Notices(33));
                Stale(others[1], Others(8));
                Stale(others[6], Others(400));
                Stale(others[10], Others(77));
                others[14].LimitDays = 90;
                Stale(others[14], asOf.AddDays(-91));
                Set(others[18], ColumnTrap.StaleUnderFuture, Others(60));
                others[20].LimitDays = 90;
                Exact(others[20], asOf.AddDays(-90));
                Set(news[0], ColumnTrap.OutOfOrder, asOf.AddDays(-1));
                break;
            case "lushanxihai":
                Stale(news[1], News(5));
                Stale(others[2], Others(1));
                Stale(others[8], Others(210));
                Stale(others[11], Others(35));
                Exact(news[2], News());
                Set(others[5], ColumnTrap.PinnedOld);
                break;
            case "lushan":
                Traps(news, first, second, others);
                Close(columns, 1900);
                break;
            case "shuiliju":
                Stale(others[6], Others(100));
                Set(news[1], ColumnTrap.PinnedOld);
                break;
            case "jiaoyuju":
                Stale(others[11], Others(2));
                Exact(first[0], Notices());
                break;
            case "xingzhengshenpi":
                Set(others[8], ColumnTrap.Blank);
                break;
            case "hukou":
                Set(others[30], ColumnTrap.Blank);
                news[3].LimitDays = 30;
                Exact(news[3], asOf.AddDays(-30));
                break;
            case "tiyuju":
                Set(others[5], ColumnTrap.RobotsDisallowed);
                break;
            case "tongjiju":
                // On a small site: who honours a 429 reads the rest of the host slowly.
                Set(others[1], ColumnTrap.ThrottledOnce);
                Set(others[4], ColumnTrap.Gone);
                break;
            case "yongxiu":
                Exact(news[4], News());
                Exact(first[0], Notices());
                Set(news[2], ColumnTrap.DatesInTitles);
                break;
            case "wuning":
                Set(others[12], ColumnTrap.Undated);
                Set(others[22], ColumnTrap.ScriptShell);
                Set(news[0], ColumnTrap.OutOfOrder, asOf.AddDays(-3));
                break;
            case "dean":
                Set(news[2], ColumnTrap.HiddenTab, asOf);
                Set(others[17], ColumnTrap.AlwaysFails);
                Close(columns, 1400);
                break;
            case "balihu" when veto:
                foreach (var column in news.Take(5)) Stale(column, News(30));
                foreach (var column in others.Take(10)) Stale(column, Others(50));
                foreach (var column in others.Skip(10).Take(5)) Set(column, ColumnTrap.Blank);
                break;
        }
    }

    /// <summary>One portal that has every harmless oddity at once, so that a small city has them too.</summary>
    private void Traps(ColumnPlan[] news, ColumnPlan[] first, ColumnPlan[] second, ColumnPlan[] others)
    {
        Set(news[0], ColumnTrap.PinnedOld);
        Set(news[1], ColumnTrap.OutOfOrder, asOf.AddDays(-2));
        Exact(news[2], News());
        Set(news[3], ColumnTrap.DatesInTitles);
        Set(news[4], ColumnTrap.HiddenTab, asOf.AddDays(-1));
        Set(news[5], ColumnTrap.FutureItem);
        Exact(first[0], Notices());
        Exact(second[1], Notices());
        Exact(others[0], Others());
        Set(others[2], ColumnTrap.FailsOnce);
        Set(others[4], ColumnTrap.AlwaysFails);
        Set(others[6], ColumnTrap.ScriptShell);
        Set(others[8], ColumnTrap.CutBeforeList);
        Set(others[10], ColumnTrap.BrokenTransfer);
        Set(others[12], ColumnTrap.Undated);
        Set(others[14], ColumnTrap.Redirected);
        Set(others[16], ColumnTrap.RedirectLoop);
        Set(others[18], ColumnTrap.Gone);
        Set(others[22], ColumnTrap.PinnedOld);
        Set(others[28], ColumnTrap.Blank);
        Set(others[20], ColumnTrap.ScriptJson);
        Set(others[24], ColumnTrap.ScriptProxy);
        Set(others[27], ColumnTrap.Framed);
        Set(others[29], ColumnTrap.DatedArticles);
        Set(others[30], ColumnTrap.ScriptBuilt);
        Set(others[31], ColumnTrap.LeftBehind, Others(200));
        others[26].LimitDays = 400;
        Exact(others[26], asOf.AddDays(-400));
    }

    private static void Stale(ColumnPlan column, DateOnly newest) => Set(column, ColumnTrap.Stale, newest);

    private static void Exact(ColumnPlan column, DateOnly newest) => Set(column, ColumnTrap.ExactLimit, newest);

    private void Close(IReadOnlyList<ColumnPlan> columns, int age)
    {
        var column = columns.First(other => other.Name == Sections.ClosedTopic);
        Set(column, ColumnTrap.ClosedTopic, asOf.AddDays(-age));
        column.ExemptReason = "已结束的历史专题";
    }

    private static void Set(ColumnPlan column, ColumnTrap trap, DateOnly? newest = null)
    {
        if (column.Trap != ColumnTrap.None) throw new InvalidOperationException($"{column.Name} is planted twice.");
        column.Trap = trap;
        if (newest is { } day) column.Newest = day;
    }
}
