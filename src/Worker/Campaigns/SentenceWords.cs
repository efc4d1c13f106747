using System.Text.RegularExpressions;

namespace FreshnessCrawler.Worker.Campaigns;

/// <summary>What a sentence speaks of.</summary>
/// <param name="Vote">Of votes, whatever they are called.</param>
/// <param name="Like">Of praise or of likes.</param>
/// <param name="Favour">Of anything of the kind.</param>
/// <param name="Asked">It asks the reader to do something, or allows it.</param>
/// <param name="Past">It tells what has been.</param>
/// <param name="PunchIn">Punching in again and again; no match where it is for duty or at a place.</param>
internal sealed record SentenceWords(bool Vote, bool Like, bool Favour, bool Asked, bool Past, Match PunchIn)
{
    public static SentenceWords Of(string sentence)
    {
        var vote = CampaignPatterns.Vote.IsMatch(sentence);
        return new SentenceWords(
            vote,
            CampaignPatterns.Like.IsMatch(sentence),
            vote || CampaignPatterns.Favour.IsMatch(sentence),
            CampaignPatterns.Asked.IsMatch(sentence),
            CampaignPatterns.Past.IsMatch(sentence) && !CampaignPatterns.Ahead.IsMatch(sentence),
            CampaignPatterns.OtherPunch.IsMatch(sentence) ? Match.Empty : CampaignPatterns.PunchIn.Match(sentence));
    }
}
