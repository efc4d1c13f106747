using FreshnessCrawler.Rules.Campaigns;

namespace FreshnessCrawler.Worker.Campaigns;

/// <summary>Finds posts and articles that look like a voting or like campaign (网络投票、点赞打卡): at least two features that rest on different
/// words, one of them plainly of a vote, and no false friend. It proposes; a person decides.</summary>
public static class CampaignDetector
{
    private const int LongestQuote = 60;

    // The rarer first: where two features want the same words, the one that is harder to come by has them.
    private static readonly CampaignFeature[] s_order =
    [
        CampaignFeature.RateLimit, CampaignFeature.Incentive, CampaignFeature.PunchIn, CampaignFeature.VotingCall, CampaignFeature.Window, CampaignFeature.Heading,
    ];

    /// <summary>The candidate; null where the text is none.</summary>
    /// <param name="title">The post's title; may be empty.</param>
    /// <param name="text">Its plain text; null where only the title is known.</param>
    /// <param name="url">Its address.</param>
    /// <param name="published">The civil day in China on which it was published; by it relative and year-less days are read.</param>
    public static CampaignCandidate? Read(string title, string? text, string url, DateOnly? published)
    {
        ArgumentNullException.ThrowIfNull(title);
        var sentences = CampaignText.Sentences(title, text);
        var head = string.Concat(sentences.Where(sentence => sentence.Line == 0).Select(sentence => sentence.Text));
        var finder = new SignFinder(sentences, published);
        finder.Find();
        var quiz = FalseFriends.IsQuiz(head);
        var signs = Independent(quiz ? [.. finder.Signs.Where(sign => sign.Feature is not (CampaignFeature.PunchIn or CampaignFeature.Incentive))] : finder.Signs);
        if (!IsEnough(signs) || FalseFriends.Of(head, sentences, finder.IsOpen) is not null) return null;
        if (!finder.IsOpen && (finder.HasEnded || (FalseFriends.TellsResults(head) && !CampaignPatterns.AskedForVotes.IsMatch(head)))) return null;

        return new CampaignCandidate(
            title,
            url,
            published,
            ActivityTitle.Find(sentences, signs.Select(sign => sign.Sentence)),
            finder.StartsOn,
            [.. signs.OrderBy(sign => sign.Feature).Select(sign => new CampaignSign(sign.Feature, Quote(sentences[sign.Sentence].Text, sign)))]);
    }

    // Two features, one of them plain; days that may be of anything join only what tells of counting. Where votes have a name that nobody
    // else gives them, how often one may and who is first by it tell it together with a third.
    private static bool IsEnough(List<FoundSign> signs)
    {
        var counts = signs.Exists(sign => sign.Weight == SignWeight.Plain && sign.Feature != CampaignFeature.VotingCall);
        var joined = signs.Where(sign => sign.Weight > SignWeight.Loose || counts).ToList();
        return (joined.Count >= 2 && joined.Exists(sign => sign.Weight == SignWeight.Plain))
            || (signs.Count >= 3 && signs.Exists(sign => sign.Feature == CampaignFeature.RateLimit) && signs.Exists(sign => sign is { Feature: CampaignFeature.Incentive, Weight: SignWeight.Weak }));
    }

    // One sign of each feature, no two of them on the same words.
    private static List<FoundSign> Independent(IReadOnlyList<FoundSign> found)
    {
        var taken = new List<FoundSign>();
        foreach (var feature in s_order)
        {
            var own = found.Where(sign => sign.Feature == feature && !taken.Exists(sign.Overlaps)).OrderByDescending(sign => sign.Weight).Take(1);
            taken.AddRange(own.ToList());
        }

        // that something is won by coming again says nothing without the coming again
        if (!taken.Exists(sign => sign.Feature == CampaignFeature.PunchIn)) taken.RemoveAll(sign => sign is { Feature: CampaignFeature.Incentive, Weight: SignWeight.Loose });
        return taken;
    }

    private static string Quote(string sentence, FoundSign sign) => sentence.Substring(sign.At, Math.Min(sign.Length, LongestQuote));
}
