namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Items that share a parent and a tag: one list on the page.</summary>
internal sealed class ItemBlock(int container)
{
    /// <summary>The parent of the items.</summary>
    public int Container { get; } = container;

    public List<DatedItem> Items { get; } = new(16);

    /// <summary>Items with and without a date.</summary>
    public int Total { get; set; }

    /// <summary>Tags and classes down to the container.</summary>
    public int ExactShape { get; set; }

    /// <summary>Tags down to the container.</summary>
    public int LooseShape { get; set; }

    public Zone Zone { get; set; }
    public double MeanTitle { get; set; }

    /// <summary>Share of the items whose address lies below the page's own directory.</summary>
    public double InDirectory { get; set; }

    public bool HasPager { get; set; }
    public bool AfterCrumb { get; set; }

    /// <summary>The words above it name the column.</summary>
    public bool HeadingFits { get; set; }

    /// <summary>The words above it say that it lists something else (相关, 推荐, 热点).</summary>
    public bool HeadingForeign { get; set; }

    public bool IsForeign => HeadingForeign || (Zone & (Zone.Foreign | Zone.Nav | Zone.Head)) != Zone.None;

    /// <summary>The newest day its items show that is not after <paramref name="day"/>; the first of days where they show none.</summary>
    public DateOnly NewestUpTo(DateOnly day)
    {
        var newest = DateOnly.MinValue;
        foreach (var item in Items)
        {
            if (!item.IsWritten && item.Date.Shown.Value <= day && item.Date.Shown.Value > newest) newest = item.Date.Shown.Value;
        }

        return newest;
    }

    public double Score =>
        Math.Min(Items.Count, 30) + (Math.Min(MeanTitle, 30) / 3) + (12 * InDirectory) + (HasPager ? 12 : 0) + (AfterCrumb ? 6 : 0)
        + (HeadingFits ? 8 : 0) - (HeadingForeign ? 15 : 0) - ((Zone & Zone.Foreign) != Zone.None ? 15 : 0)
        - ((Zone & (Zone.Nav | Zone.Head)) != Zone.None ? 10 : 0);
}
