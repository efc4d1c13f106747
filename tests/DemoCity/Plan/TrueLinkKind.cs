namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>What a link leads to: the product's words when camel-cased.</summary>
public enum TrueLinkKind
{
    Page,
    Image,
    Script,
    Style,
    Attachment,
    Frame,
}
