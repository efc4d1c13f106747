using FreshnessCrawler.DemoCity.Pages;

namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>Chooses a site's columns from the sections and gives each an address and a healthy age.</summary>
public static class SiteColumns
{
    public static List<ColumnPlan> Lay(SiteSeed site, DateOnly asOf, int seed)
    {
        var sections = Sections(site);
        var dice = new Dice(seed, site.Code);
        var left = site.Columns - sections.Count;
        var wanted = sections.Sum(section => section.Children.Count);
        var form = CmsStyle.Of(site.Cms).Address;
        var columns = new List<ColumnPlan>(site.Columns);
        foreach (var section in sections)
        {
            var top = Add(columns, form, section.Name, section.Slug, section.Category, 1, null);
            foreach (var (name, slug, category) in section.Children)
            {
                // News, notices and policies are what the limits are about: no site goes without them.
                var keep = category != Category.Other || name == Plan.Sections.ClosedTopic || dice.Roll(Math.Max(1, wanted)) < left;
                wanted--;
                if (!keep) continue;
                left--;
                Add(columns, form, name, slug, category, 2, top);
            }
        }

        foreach (var column in columns) column.Newest = Healthy(column, asOf, new Dice(seed, site.Code, column.Number));
        return columns;
    }

    private static List<SectionSeed> Sections(SiteSeed site)
    {
        var source = site switch
        {
            { Trap: SiteTrap.Unregistered } => Plan.Sections.Plain,
            { Kind: "门户" } => Plan.Sections.Portal,
            _ => Plan.Sections.Department,
        };
        var topics = site.Topics.Split(',').Select((topic, at) => (topic, $"yw{at + 1}", Category.Other)).ToArray();
        return [.. source.Select(section => section.Slug == "ywgz" ? section with { Children = topics } : section)];
    }

    private static ColumnPlan Add(List<ColumnPlan> columns, AddressForm form, string name, string slug, Category category, int level, ColumnPlan? parent)
    {
        var number = columns.Count + 1;
        var folder = parent is null ? $"/{slug}/" : parent.Folder + slug + "/";
        var column = new ColumnPlan
        {
            Number = number,
            Name = name,
            Category = category,
            Level = level,
            Parent = parent,
            Folder = folder,
            Path = form switch
            {
                AddressForm.Hanweb => $"/col/col{1000 + number}/index.html",
                AddressForm.Ucap => folder + "index.shtml",
                AddressForm.Plain => $"/list/{1000 + number}.html",
                AddressForm.Jsp => $"/list.jsp?id={1000 + number}",
                _ => folder,
            },
        };
        columns.Add(column);
        parent?.Children.Add(column);
        return column;
    }

    /// <summary>Well within the limits, also for a run some days later.</summary>
    private static DateOnly Healthy(ColumnPlan column, DateOnly asOf, Dice dice) => column.Category switch
    {
        Category.News => asOf.AddDays(-dice.Between(0, 7)),
        Category.Notice => asOf.AddDays(-dice.Between(1, 90)),
        Category.Policy => asOf.AddDays(-dice.Between(2, 140)),
        _ => asOf.AddDays(-dice.Between(1, 280)),
    };
}
