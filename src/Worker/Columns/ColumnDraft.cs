namespace FreshnessCrawler.Worker.Columns;

/// <summary>What the links of one page to one address say of it together.</summary>
internal sealed class ColumnDraft(NavigationLink first)
{
    private const int MostAliases = 5;

    private readonly List<string> _aliases = [];

    public NavigationLink Link { get; private set; } = first;

    public IReadOnlyList<string> Aliases => _aliases;

    /// <summary>A menu is often there twice (drawer, fixed bar): the deeper level is the truer one. The name is the menu's, and of two
    /// such names the fuller.</summary>
    public void Add(NavigationLink link)
    {
        var better = link.Place < Link.Place || (link.Place == Link.Place && IsFuller(link.Name, Link.Name));
        var deeper = link.Place < Link.Place || (link.Place == Link.Place && link.Level > Link.Level);
        if (better) Remember(Link.Name, link.Name);
        else Remember(link.Name, Link.Name);
        Link = Link with
        {
            Name = better ? link.Name : Link.Name,
            Url = link.Place < Link.Place ? link.Url : Link.Url,
            Place = link.Place < Link.Place ? link.Place : Link.Place,
            Level = deeper ? link.Level : Link.Level,
            Parent = deeper || (link.Level == Link.Level && Link.Parent is null) ? link.Parent : Link.Parent,
        };
        _aliases.RemoveAll(alias => ColumnNames.Key(alias) == ColumnNames.Key(Link.Name));
    }

    public void PutBelow(string parent) => Link = Link with { Parent = parent };

    private static bool IsFuller(string name, string known) => name.Length > known.Length && name.Contains(known, StringComparison.Ordinal);

    private void Remember(string name, string kept)
    {
        if (_aliases.Count < MostAliases && ColumnNames.Key(name) != ColumnNames.Key(kept) && !_aliases.Contains(name, StringComparer.Ordinal)) _aliases.Add(name);
    }
}
