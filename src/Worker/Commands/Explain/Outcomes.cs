using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Commands.Explain;

/// <summary>The outcomes' names in explain's JSON.</summary>
internal static class Outcomes
{
    public const string NotRead = "notRead";

    public static string Name(ReadingOutcome outcome) => outcome switch
    {
        ReadingOutcome.Read => "read",
        ReadingOutcome.Undated => "undated",
        ReadingOutcome.Blank => "blank",
        _ => NotRead,
    };

    public static string Chinese(string outcome) => outcome switch
    {
        "read" => "读到",
        "undated" => "无发布日期",
        "blank" => "空白",
        _ => "未读到",
    };
}
