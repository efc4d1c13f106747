namespace FreshnessCrawler.DemoCity.Pages;

/// <summary>Where the lists of 热点 and 推荐 stand: in the source they come before the main list as often as after it.</summary>
public enum SidePlace
{
    None,
    Before,
    After,
}
