using FreshnessCrawler.DemoCity.Accounts.Plan;

namespace FreshnessCrawler.DemoCity.Accounts.Shapes;

/// <summary>What an answer is written from.</summary>
/// <param name="Shape">What it is written in.</param>
/// <param name="Name">The account's name as the platform shows it.</param>
/// <param name="Uid">The platform's number for it.</param>
/// <param name="Self">The answer's own address.</param>
/// <param name="Posts">In the answer's order.</param>
/// <param name="Now">The moment of the visit.</param>
/// <param name="Zone">In which times without a zone are printed.</param>
/// <param name="Encoding">As an XML declaration names it.</param>
public sealed record FeedBody(FeedShape Shape, string Name, long Uid, string Self, IReadOnlyList<Post> Posts, DateTimeOffset Now, TimeSpan Zone, string Encoding = "UTF-8")
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>The answer's type and text.</summary>
    public (string ContentType, string Text) Write() => Shape switch
    {
        FeedShape.Atom10 or FeedShape.Atom03 or FeedShape.RsshubAtom or FeedShape.WeweAtom => AtomText.Write(this),
        FeedShape.DouyinPage => DouyinPageText.Write(this),
        FeedShape.Rdf => RdfText.Write(this),
        FeedShape.JsonFeed or FeedShape.RsshubJson or FeedShape.WeweJson => JsonFeedText.Write(this),
        FeedShape.Exporter or FeedShape.WeiboCards or FeedShape.WeiboList or FeedShape.ToutiaoList or FeedShape.DouyinList => PlatformText.Write(this),
        _ => RssText.Write(this),
    };

    /// <summary>A moment in China's own time.</summary>
    public static DateTimeOffset InChina(DateTimeOffset at) => at.ToOffset(China);
}
