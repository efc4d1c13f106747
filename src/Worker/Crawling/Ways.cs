using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>The names under which the ways of reading are kept.</summary>
internal static class Ways
{
    public static string Name(ReadingWay way) => way switch
    {
        ReadingWay.Page => "page",
        ReadingWay.Frame => "frame",
        ReadingWay.Jpage => "jpage",
        ReadingWay.Json => "json",
        ReadingWay.Feed => "feed",
        ReadingWay.Browser => "browser",
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, "A way without a name."),
    };

    public static ReadingWay? Of(string? name) => Enum.TryParse<ReadingWay>(name, ignoreCase: true, out var way) ? way : null;
}
