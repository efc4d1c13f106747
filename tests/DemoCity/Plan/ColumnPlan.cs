namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>One column of a site. Its pages and its truth are both written from this.</summary>
public sealed class ColumnPlan
{
    /// <summary>Its number in the site; the home page has none of these.</summary>
    public required int Number { get; init; }
    public required string Name { get; init; }

    /// <summary>Path and query on its site.</summary>
    public required string Path { get; init; }
    /// <summary>Where the site's own navigation leads for it.</summary>
    public string LinkPath => Trap == ColumnTrap.LeftBehind ? "/new" + Path : Path;

    /// <summary>Its folder, whether or not its address shows it.</summary>
    public required string Folder { get; init; }
    public required Category Category { get; init; }
    public required int Level { get; init; }

    /// <summary>The column above it in the navigation.</summary>
    public ColumnPlan? Parent { get; init; }
    public List<ColumnPlan> Children { get; } = [];

    /// <summary>Newest real publication date; unused where nothing is shown.</summary>
    public DateOnly Newest { get; set; }
    public ColumnTrap Trap { get; set; }
    public int? LimitDays { get; set; }
    public string? ExemptReason { get; set; }

    /// <summary>What a right reader makes of it.</summary>
    public Seen Seen => Trap switch
    {
        ColumnTrap.Blank => Seen.Blank,
        ColumnTrap.Undated => Seen.Undated,
        ColumnTrap.ScriptShell or ColumnTrap.CutBeforeList or ColumnTrap.BrokenTransfer or ColumnTrap.AlwaysFails
            or ColumnTrap.RedirectLoop or ColumnTrap.RobotsDisallowed or ColumnTrap.Gone => Seen.NotRead,
        _ => Seen.Read,
    };

    /// <summary>The same column where the navigation leads now, kept up to date.</summary>
    public ColumnPlan MovedOn(DateOnly asOf) =>
        new() { Number = Number, Name = Name, Path = LinkPath, Folder = Folder, Category = Category, Level = Level, Parent = Parent, Newest = asOf.AddDays(-3) };

    /// <summary>Whether the rectification of the control port makes it fresh.</summary>
    public bool CanBeRectified => Trap is ColumnTrap.Stale or ColumnTrap.StaleUnderFuture or ColumnTrap.Blank;
}
