namespace FreshnessCrawler.Worker.Extraction;

/// <summary>A title link and the date that belongs to it.</summary>
internal sealed class DatedItem(int link, int root, DateSpot date)
{
    /// <summary>Index of the link in the outline's links.</summary>
    public int Link { get; } = link;

    /// <summary>The element that holds the item and nothing else, as far as that exists.</summary>
    public int Root { get; set; } = root;

    public DateSpot Date { get; private set; } = date;

    /// <summary>Whether its only date is one of the document or of what it tells, not of its publication.</summary>
    public bool IsWritten => Date.Label == DateLabel.Written;

    /// <summary>Whether the item is one of several that share a parent without elements of their own.</summary>
    public bool Flat { get; init; }

    /// <summary>Keeps the better of two dates of one item: a labelled one, one that stands apart, the later one.</summary>
    public void Offer(DateSpot other, DateOnly observedOn)
    {
        if (Date.Quiet != other.Quiet && Date.Label != DateLabel.Written && other.Label != DateLabel.Written)
        {
            var (shown, quiet) = Date.Quiet ? (other, Date) : (Date, other);
            Date = shown with { Shown = Completed(shown.Shown, quiet.Shown) };
            return;
        }

        var (mine, theirs) = (Rank(Date, observedOn), Rank(other, observedOn));
        if (theirs > mine || (theirs == mine && other.Shown.Value > Date.Shown.Value)) Date = other;
    }

    // 11-20 with 2025-11-20 behind it is of 2025; 3天前 is the day that stands behind it.
    private static ShownDate Completed(ShownDate shown, ShownDate behind)
    {
        if (shown.YearShown) return shown;
        var agree = shown.Relative
            ? Math.Abs(shown.Value.DayNumber - behind.Value.DayNumber) <= 2
            : (shown.Value.Month, shown.Value.Day) == (behind.Value.Month, behind.Value.Day);
        return agree ? shown with { Value = behind.Value, YearShown = true, Relative = false } : shown;
    }

    private static int Rank(DateSpot spot, DateOnly observedOn)
    {
        var rank = (int)spot.Label * 8;
        if (!spot.Weak) rank += 4;
        if (spot.Shown.Precision == DatePrecision.Day) rank += 2;
        if (spot.Shown.Value <= observedOn) rank++;
        return rank;
    }
}
