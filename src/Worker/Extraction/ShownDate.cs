namespace FreshnessCrawler.Worker.Extraction;

/// <summary>A date read from a text.</summary>
/// <param name="Value">The civil day; the month's first day with <see cref="DatePrecision.Month"/>.</param>
/// <param name="YearShown">Whether the text gave the year, or it was inferred from the anchor.</param>
/// <param name="Start">Where the date begins in the text.</param>
/// <param name="Length">How many chars it covers, a time of day and brackets around it included.</param>
/// <param name="Relative">Counted from a day (3天前, 昨天).</param>
public readonly record struct ShownDate(DateOnly Value, DatePrecision Precision, bool YearShown, int Start, int Length, bool Relative = false)
{
    /// <summary>Letters and digits of <paramref name="text"/> that the date does not cover.</summary>
    public int RestOf(ReadOnlySpan<char> text)
    {
        var rest = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (i == Start) i += Length;
            if (i < text.Length && char.IsLetterOrDigit(text[i])) rest++;
        }

        return rest;
    }
}
