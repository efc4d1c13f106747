using System.Text.RegularExpressions;

namespace FreshnessCrawler.Worker.Campaigns;

/// <summary>Finds the activity's name: 第三届“浔城好人”网络投票, a name in quotes with what kind of activity it is.</summary>
internal static partial class ActivityTitle
{
    private const int Longest = 60;

    [GeneratedRegex("(?:第[0-9一二三四五六七八九十]{1,3}[届季期]|20[0-9]{2}年?度?)?[^，。！？：；、｜|!?:“”《》为给的在用从于到日月起]{0,8}[“《][^”》]{2,24}[”》](?:[^，。！？：；、｜|!?:“”邀请获为给来程众户]{0,10}?(?:网络投票|投票|票选|推选|评选|大赛|挑战赛?|打卡|打榜|集赞|点赞|展播|活动|征集|比赛|展))?", CampaignPatterns.Options, CampaignPatterns.Patience)]
    private static partial Regex Named { get; }

    [GeneratedRegex("(?:投票|票选|推选|评选|大赛|挑战赛?|打卡|打榜|集赞|点赞|活动|比赛|展)$", CampaignPatterns.Options, CampaignPatterns.Patience)]
    private static partial Regex Kind { get; }

    /// <summary>The name; null where the text has none that is plainly one.</summary>
    /// <param name="sentences">The title first.</param>
    /// <param name="signs">The sentences that show the campaign: names in others are of something else.</param>
    public static string? Find(IReadOnlyList<CampaignSentence> sentences, IEnumerable<int> signs)
    {
        string? quoted = null;
        foreach (var i in signs.Prepend(0).Concat(Enumerable.Range(0, sentences.Count)))
        {
            for (var match = Named.Match(sentences[i].Text); match.Success; match = match.NextMatch())
            {
                var name = match.Value.TrimStart('，', '·', '、', '的', '为', '给', '|', '｜').Trim();
                if (name.Contains("阅读原文", StringComparison.Ordinal) || name.Length > Longest) continue;
                if (Kind.IsMatch(name)) return name;
                if (sentences[i].Line == 0) quoted ??= name;
            }
        }

        return quoted;
    }
}
