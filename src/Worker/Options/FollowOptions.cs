using System.ComponentModel.DataAnnotations;

namespace FreshnessCrawler.Worker.Options;

/// <summary>How far a column is followed when its own page does not say when it was last updated. Every request counts against the
/// site's pace like any other.</summary>
public sealed class FollowOptions
{
    public const string Section = "Follow";

    /// <summary>Articles read a night for one column whose list shows no dates, 0–50. An article once read is remembered: the second night asks only for new ones.</summary>
    [Range(0, 50)]
    public int ArticlesPerColumn { get; set; } = 10;

    /// <summary>Frames and data addresses asked a night for one column whose page holds no list, 0–4. The one that worked is remembered and asked first.</summary>
    [Range(0, 4)]
    public int SourcesPerColumn { get; set; } = 2;

    /// <summary>Feeds asked a night for one column whose list is not fresh, 0–2.</summary>
    [Range(0, 2)]
    public int FeedsPerColumn { get; set; } = 1;
}
