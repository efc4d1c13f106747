using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Rules;

/// <summary>How sure a publication date is, 0–1, by where it was read.</summary>
/// <param name="Shown">Shown beside the item in its list.</param>
/// <param name="Article">Shown on the article's own page.</param>
/// <param name="Address">Taken from the article's address.</param>
/// <param name="FirstSeen">The day on which the item was first seen.</param>
/// <param name="Clause">The clause they are taken from, in Chinese.</param>
/// <param name="Source">How sure they are.</param>
public sealed record DateConfidence(double Shown, double Article, double Address, double FirstSeen, string Clause, SourceMark Source)
{
    /// <summary>The confidence of one source.</summary>
    public double Of(DateSource source) => source switch
    {
        DateSource.Shown => Shown,
        DateSource.Article => Article,
        DateSource.Address => Address,
        DateSource.FirstSeen => FirstSeen,
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, "A date source without a confidence."),
    };
}
