namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>The registry's column categories, in its own words when lower-cased.</summary>
public enum Category
{
    Home,
    News,
    Notice,
    Policy,
    Other,
}
