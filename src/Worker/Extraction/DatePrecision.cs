namespace FreshnessCrawler.Worker.Extraction;

/// <summary>How exactly a shown date is given.</summary>
public enum DatePrecision
{
    Month,
    Day,
}
