using System.Buffers;

namespace FreshnessCrawler.Worker.Extraction.Articles;

/// <summary>Finds the dates that an article's page shows as its own: never those of the text, of other articles, of clocks.</summary>
internal sealed class VisibleDates
{
    private const int LongestScanned = 600;
    private const int LongestScannedSpaced = 120;
    private const int LongestBehindLabel = 40;
    private const int LongestNumeral = 24;

    private static readonly SearchValues<char> s_numerals = SearchValues.Create("〇○零二");

    private readonly PageOutline _outline;
    private readonly ArticlePlaces _places;
    private readonly DateOnly _anchor;
    private readonly List<VisibleDate> _found = [];

    private VisibleDates(PageOutline outline, ArticlePlaces places, DateOnly anchor) => (_outline, _places, _anchor) = (outline, places, anchor);

    /// <summary>The surest first; of equals the one nearest below the title, then the first.</summary>
    public static List<VisibleDate> Find(HtmlPage page, ArticlePlaces places, LinkTitles titles, DateOnly anchor)
    {
        var dates = new VisibleDates(page.Outline, places, anchor);
        foreach (var spot in new DateSpotFinder(page.Outline, titles, anchor).Find()) dates.Take(spot);
        dates.ScanLabels();
        dates._found.Sort((a, b) => dates.Compare(a, b));
        return dates._found;
    }

    private int Compare(VisibleDate a, VisibleDate b)
    {
        if (a.Rank != b.Rank) return b.Rank.CompareTo(a.Rank);
        var (belowA, belowB) = (a.Node > _places.Title, b.Node > _places.Title);
        return belowA != belowB ? belowB.CompareTo(belowA) : a.Node.CompareTo(b.Node);
    }

    private void Take(DateSpot spot)
    {
        if (spot.Weak || spot.Quiet || spot.Shown.Precision != DatePrecision.Day) return;
        // Put together of several nodes, a date has no place in the text of one.
        var text = spot.End == spot.Node + 1 && _outline[spot.Node].Text is { } own ? own.AsSpan().Trim() : default;
        if (spot.Shown.Start + spot.Shown.Length > text.Length) text = default;
        var before = text.IsEmpty ? default : text[..spot.Shown.Start];
        var after = text.IsEmpty ? default : text[(spot.Shown.Start + spot.Shown.Length)..];
        if (DateLabels.EndsPeriod(after)) return;
        var label = HasLetters(before) ? PublicationLabels.Of(before) : LabelBeside(spot);
        var time = text.IsEmpty ? null : WrittenDate.TimeOfDay(text[spot.Shown.Start..]);
        Add(spot.Node, spot.Shown, time ?? TimeBeside(spot.End), label, text.IsEmpty ? default : text.Slice(spot.Shown.Start, spot.Shown.Length), HasLetters(before) || HasLetters(after));
    }

    // Labels within longer texts, behind other dates, and before dates in Chinese numerals.
    private void ScanLabels()
    {
        Span<char> folded = stackalloc char[LongestBehindLabel * 2];
        Span<char> unspaced = stackalloc char[LongestScannedSpaced];
        var previous = -1;
        for (var i = 0; i < _outline.Count; i++)
        {
            if (_outline[i].Text is not { Length: <= LongestScanned } text) continue;
            scoped var rest = text.AsSpan().Trim();
            if (rest.Length <= LongestScannedSpaced) rest = PublicationLabels.Unspaced(rest, unspaced);
            if (rest.Length <= LongestNumeral && rest.ContainsAny(s_numerals) && rest.Contains('年') && previous >= 0)
            {
                var numerals = ChineseNumerals.Fold(rest, folded);
                if (DateText.TryFind(numerals, _anchor, out var shown)) Add(i, shown, null, PublicationLabels.Of(_outline[previous].Text), numerals, shown.RestOf(numerals) > 0);
            }

            for (int at; (at = PublicationLabels.NextBehind(rest)) > 0; rest = rest[at..])
            {
                var label = PublicationLabels.Of(rest[..at]);
                scoped var behind = rest[at..].TrimStart(" \u00a0\u3000\t\r\n：:]】）)");
                behind = ChineseNumerals.Fold(behind[..Math.Min(behind.Length, LongestBehindLabel)], folded);
                if (label == PublicationLabel.Published && DateText.TryFind(behind, _anchor, out var shown) && behind[..shown.Start] is "" or "民国" or "民國" or "中华民国" or "中華民國")
                    Add(i, shown, WrittenDate.TimeOfDay(behind), label, behind.Slice(shown.Start, shown.Length), hasRest: true);
            }

            previous = i;
        }
    }

    private void Add(int node, ShownDate shown, TimeOnly? time, PublicationLabel label, ReadOnlySpan<char> written, bool hasRest)
    {
        if (label == PublicationLabel.Other || shown.Precision != DatePrecision.Day || node >= _places.End || _places.IsOthers(node)) return;
        var zone = _outline[node].Zone;
        if ((zone & (Zone.Foot | Zone.Nav | Zone.Pager)) != Zone.None) return;
        if (RankOf(node, label, zone, written, hasRest) is not { } rank) return;
        if (!shown.YearShown && rank < VisibleRank.Facts) return;
        // above the title a day as new as the visit is a clock
        if (rank == VisibleRank.Alone && node < _places.Title && shown.Value >= _anchor.AddDays(-1)) return;
        _found.Add(new(shown.Value, time, rank, node, shown.YearShown, shown.Relative));
    }

    private VisibleRank? RankOf(int node, PublicationLabel label, Zone zone, ReadOnlySpan<char> written, bool hasRest)
    {
        var inText = node >= _places.BodyStart;
        if (label == PublicationLabel.Published)
        {
            // within the text a sentence may speak of another publication
            if (inText && _outline[node].Text?.AsSpan().ContainsAny('。', '，') == true) return null;
            return !inText || _places.IsAmongFacts(node) ? VisibleRank.Labelled : VisibleRank.Behind;
        }

        if (label == PublicationLabel.Generated) return VisibleRank.Generated;
        if (inText || (zone & (Zone.Crumb | Zone.Head | Zone.Hidden | Zone.Foreign)) != Zone.None) return null;
        if (node < _places.Title) return !hasRest && label == PublicationLabel.None && _places.IsBesideTitle(node) ? VisibleRank.Alone : null;
        if (label == PublicationLabel.Updated) return VisibleRank.Updated;
        if (label == PublicationLabel.Plain) return _places.IsAmongFacts(node) || _places.IsBelowTitle(node) ? VisibleRank.Facts : null;
        if (_places.IsAmongFacts(node)) return VisibleRank.Facts;
        if (hasRest || _places.Title < 0) return null;
        // （2026年1月10日） below a title may as well be the day of the speech or of the session: a hint like any such day
        if (written.Contains('年') && !written.ContainsAny(':', '：')) return VisibleRank.Written;
        return VisibleRank.Alone;
    }

    private PublicationLabel LabelBeside(DateSpot spot)
    {
        for (var i = spot.Node - 1; i >= 0; i--)
        {
            if (_outline[i].Text is not { } text) continue;
            var words = text.AsSpan().Trim();
            if (!HasLetters(words) && words.Length > 0 && words[^1] is not ('：' or ':')) continue;
            var known = words.Length <= 16 || words[^1] is '：' or ':' ? PublicationLabels.Of(words) : PublicationLabel.None;
            if (known != PublicationLabel.None) return known;
            break;
        }

        return spot.Label switch
        {
            DateLabel.Published => PublicationLabel.Published,
            DateLabel.Written or DateLabel.Document => PublicationLabel.Other,
            _ => PublicationLabel.None,
        };
    }

    // The time of day in a text of its own behind the day.
    private TimeOnly? TimeBeside(int end)
    {
        for (var i = end; i < Math.Min(end + 3, _outline.Count); i++)
        {
            if (_outline[i].Text is { } text) return text.Length < 24 && DateGlyphs.RunLength(text.AsSpan().Trim(), 0) is 1 or 2 ? WrittenDate.TimeOfDay(text.AsSpan().Trim()) : null;
        }

        return null;
    }

    private static bool HasLetters(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) return true;
        }

        return false;
    }
}
