using System.Text.RegularExpressions;
using FreshnessCrawler.Rules.Campaigns;

namespace FreshnessCrawler.Worker.Campaigns;

/// <summary>Finds every sign of a campaign in a post, sentence by sentence, and when it begins.</summary>
internal sealed class SignFinder(IReadOnlyList<CampaignSentence> sentences, DateOnly? published)
{
    private const int ShortestReport = 8;
    private const int BesideDays = 12;

    private static readonly string[] s_opens = ["上线", "启动", "开启", "开通", "开始", "拉开"];

    private readonly List<FoundSign> _signs = [];
    private (int Rank, DateOnly Day)? _start;
    private (int Line, DateOnly Day)? _day;

    /// <summary>All signs; those of one feature in their order.</summary>
    public IReadOnlyList<FoundSign> Signs => _signs;

    /// <summary>The first day of the campaign, where the text says it.</summary>
    public DateOnly? StartsOn => _start?.Day;

    /// <summary>Whether some time to take part had not ended on the day of the post.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether some time to take part had ended before that day.</summary>
    public bool HasEnded { get; private set; }

    public void Find()
    {
        for (var i = 0; i < sentences.Count; i++) Look(i);
        if (_start is null && published is { } day && _signs.Exists(sign => sign.Feature == CampaignFeature.VotingCall && sentences[sign.Sentence].Text.AsSpan(sign.At, sign.Length) is var words && (words.StartsWith("本条") || words.StartsWith("双击"))))
            _start = (0, day);
    }

    private void Look(int i)
    {
        var sentence = sentences[i].Text;
        var words = SentenceWords.Of(sentence);
        if (!words.Past)
        {
            Heading(i, sentence);
            Limit(i, sentence, words.Vote || words.Like);
            Ranking(i, sentence);
            Add(CampaignFeature.Incentive, i, CampaignPatterns.Gift.Match(sentence), SignWeight.Plain);
            Add(CampaignFeature.Incentive, i, CampaignPatterns.Reward.Match(sentence), SignWeight.Loose);
            Add(CampaignFeature.PunchIn, i, words.PunchIn, SignWeight.Plain);
        }

        var windows = Windows(i, words);
        if (!words.Past) Call(i, words, windows.Exists(window => window.Shown));
        if (words.Vote && windows.Count == 0 && _day is { } named && named.Line == sentences[i].Line && Opens(sentence)) Begin(named.Day, 7);
        if (windows.FindLast(window => window is { Shown: false, Starts: not null }) is { Starts: { } day }) _day = (sentences[i].Line, day);
    }

    private void Heading(int i, string sentence)
    {
        if (sentences[i].Line > 0) Add(CampaignFeature.Heading, i, CampaignPatterns.Heading.Match(sentence), SignWeight.Plain);
    }

    private void Limit(int i, string sentence, bool vote)
    {
        var match = CampaignPatterns.RateLimit.Match(sentence);
        if (!match.Success || IsReported(sentence, match)) return;
        var around = sentence.Substring(match.Index, Math.Min(match.Length + 6, sentence.Length - match.Index));
        if (CampaignPatterns.OtherLimit.IsMatch(around)) return;
        Add(CampaignFeature.RateLimit, i, match, vote || around.AsSpan().ContainsAny('票', '赞') || around.Contains("支持", StringComparison.Ordinal) ? SignWeight.Plain : SignWeight.Weak);
    }

    private void Ranking(int i, string sentence)
    {
        var match = CampaignPatterns.Ranking.Match(sentence);
        var weight = SignWeight.Plain;
        if (!match.Success) (match, weight) = (CampaignPatterns.AnyRanking.Match(sentence), SignWeight.Weak);
        if (match.Success && !CampaignPatterns.OtherRanking.IsMatch(match.Value)) Add(CampaignFeature.Incentive, i, match, weight);
    }

    private void Call(int i, SentenceWords words, bool dated)
    {
        var sentence = sentences[i].Text;
        var channel = CampaignPatterns.Channel.Match(sentence);
        if (channel.Success && !IsReported(sentence, channel))
        {
            if (words.Vote || (dated && words.Asked && CampaignPatterns.PlainFavour.IsMatch(sentence))) Add(CampaignFeature.VotingCall, i, channel, SignWeight.Plain);
            else if (words.PunchIn.Success || (words.Asked && words.Favour) || (words.Like && !CampaignPatterns.Farewell.IsMatch(sentence))) Add(CampaignFeature.VotingCall, i, channel, SignWeight.Weak);
        }
        else if (words.Vote && words.Asked && i > 0 && sentences[i - 1].Line == sentences[i].Line && CampaignPatterns.Channel.Match(sentences[i - 1].Text) is { Success: true } before)
            Add(CampaignFeature.VotingCall, i - 1, before, SignWeight.Plain);
    }

    private List<ActivityWindow> Windows(int i, SentenceWords words)
    {
        var (sentence, under) = (sentences[i].Text, sentences[i].Under);
        var found = ActivityWindows.Find(sentence, published).Where(window => !IsOfSomethingElse(sentence, window)).ToList();
        if (found.Count == 0) return found;
        var headed = under.Length > 0 && CampaignPatterns.Heading.IsMatch(under);
        if (!headed && under.Length > 0 && CampaignPatterns.OtherDays.IsMatch(under)) return [];
        var heading = CampaignPatterns.Heading.Match(sentence);
        var weight = words.Vote || headed || heading.Success ? SignWeight.Plain : words.Favour || words.Like || words.PunchIn.Success ? SignWeight.Weak : SignWeight.Loose;
        foreach (var window in found)
        {
            // 投票时间 before its own days is no feature besides them
            var from = heading.Success && heading.Length <= window.At ? 0 : window.At;
            if (window.Shown)
            {
                _signs.Add(new FoundSign(CampaignFeature.Window, i, from, window.At + window.Length - from, weight == SignWeight.Plain ? SignWeight.Weak : weight));
                if (weight > SignWeight.Loose) Note(window);
            }

            if (window.Starts is { } day) Begin(day, ((int)weight * 2) + (window.Shown ? 4 : 0));
        }

        return found;
    }

    private void Note(ActivityWindow window)
    {
        if (published is not { } day || (window.Ends ?? window.Starts) is not { } last) return;
        if (last >= day) IsOpen = true;
        else if (window.Ends is not null) HasEnded = true;
    }

    // A day beside a vote is when it begins, unless another says so more plainly; a day beside nothing is not.
    private void Begin(DateOnly day, int rank)
    {
        if (rank > 0 && (_start is null || rank > _start.Value.Rank)) _start = (rank, day);
    }

    private static bool Opens(string sentence) => s_opens.Any(word => sentence.Contains(word, StringComparison.Ordinal));

    private static bool IsOfSomethingElse(string sentence, ActivityWindow window)
    {
        var from = Math.Max(0, window.At - BesideDays);
        var comma = sentence.AsSpan(from, window.At - from).LastIndexOfAny('，', '；');
        if (comma >= 0) from += comma + 1;
        var end = window.At + window.Length;
        var behind = sentence.AsSpan(end, Math.Min(BesideDays, sentence.Length - end));
        var words = string.Concat(sentence.AsSpan(from, window.At - from), "|", behind);
        return CampaignPatterns.OtherDays.IsMatch(words) && !CampaignPatterns.Vote.IsMatch(words);
    }

    // “每人每天投10票” is what somebody says of it, not what the post asks for.
    private static bool IsReported(string sentence, Match match)
    {
        var open = sentence.AsSpan(0, match.Index).LastIndexOf('“');
        if (open < 0) return false;
        var close = sentence.AsSpan(open).IndexOf('”');
        return close >= ShortestReport && open + close >= match.Index + match.Length && match.Index - open <= 2;
    }

    private void Add(CampaignFeature feature, int i, Match match, SignWeight weight)
    {
        if (match.Success && match.Length > 0) _signs.Add(new FoundSign(feature, i, match.Index, match.Length, weight));
    }
}
