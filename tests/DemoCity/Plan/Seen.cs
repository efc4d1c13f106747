namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>What a right reader makes of a column: the words of the truth file when camel-cased.</summary>
public enum Seen
{
    Read,
    Undated,
    Blank,
    NotRead,
}
