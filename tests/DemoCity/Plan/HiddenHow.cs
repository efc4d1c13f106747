namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>How markup is hidden from readers.</summary>
public enum HiddenHow
{
    /// <summary>display:none.</summary>
    NotDisplayed,

    /// <summary>Placed outside the screen.</summary>
    OffScreen,
}
