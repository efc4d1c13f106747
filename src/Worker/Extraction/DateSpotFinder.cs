using System.Buffers;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Finds the dates of a page that can date something: standing alone, labelled, or set apart at the edge of a
/// short text; never those inside sentences and titles, clocks and spans of days.</summary>
internal sealed class DateSpotFinder(PageOutline outline, LinkTitles titles, DateOnly anchor)
{
    private const int LongestText = 80;
    private const int FewestIssues = 3;

    private static readonly SearchValues<char> s_signs = SearchValues.Create("0123456789０１２３４５６７８９今昨前刚月上本半");
    private readonly TableHeads _heads = new(outline);
    private readonly LineHeads _lines = new(outline);
    private readonly HashSet<int> _withWeekday = [];

    public List<DateSpot> Find()
    {
        var spots = new List<DateSpot>(32);
        var previous = -1;
        for (var i = 0; i < outline.Count; i++)
        {
            ref readonly var node = ref outline[i];
            if (node.Text is not { } text)
            {
                if (AttributeDates.TryRead(outline, i, anchor, out var quiet))
                    spots.Add(quiet.Link >= 0 && !titles.IsTitle(quiet.Link) ? quiet with { Link = -1 } : quiet);
                continue;
            }

            if ((node.Zone & (Zone.Foot | Zone.Crumb)) == Zone.None && (text.AsSpan().ContainsAny(s_signs) || DateParts.HasMonthName(text))
                && TryText(i, text.AsSpan().Trim(), previous, out var spot))
            {
                spots.Add(spot);
                i = Math.Max(i, spot.End - 1);
            }

            previous = i;
        }

        if (_withWeekday.Count > 0) RemoveClocks(spots);
        if (spots.Exists(static spot => !spot.Shown.YearShown)) TakeYears(spots);
        // 2026年3月 above a group of dated items is its heading.
        if (spots.Exists(static spot => spot is { Quiet: false, Shown.Precision: DatePrecision.Day })) RemoveHeadings(spots);
        return spots;
    }

    // What is left are issues in a list of their own: each month in an item with a title and without a day.
    private void RemoveHeadings(List<DateSpot> spots)
    {
        var issues = new HashSet<int>();
        for (var i = 0; i < spots.Count; i++)
        {
            if (spots[i].Shown.Precision == DatePrecision.Month && ItemAround(spots[i].Node) is >= 0 and var item && titles.CountIn(outline, item) == 1
                && (i == 0 || !outline.Contains(item, spots[i - 1].Node)) && (i + 1 == spots.Count || !outline.Contains(item, spots[i + 1].Node))) issues.Add(spots[i].Node);
        }

        spots.RemoveAll(spot => spot.Shown.Precision == DatePrecision.Month && (issues.Count < FewestIssues || !issues.Contains(spot.Node)));
    }

    private void TakeYears(List<DateSpot> spots)
    {
        var headings = new YearHeadings(outline, titles, spots);
        for (var i = 0; i < spots.Count; i++)
        {
            var shown = spots[i].Shown;
            if (shown.YearShown || shown.Relative || headings.Above(spots[i].Node) is not (> 0 and var year)) continue;
            if (DateText.TryDay(year, shown.Value.Month, shown.Value.Day, out var value)) spots[i] = spots[i] with { Shown = shown with { Value = value, YearShown = true } };
        }
    }

    // 2026年11月23日 星期一 alone is a clock; several such days, or an older one in a list, are the items'.
    private void RemoveClocks(List<DateSpot> spots)
    {
        var days = new HashSet<DateOnly>();
        foreach (var spot in spots)
        {
            if (_withWeekday.Contains(spot.Node) && !IsOnTop(spot)) days.Add(spot.Shown.Value);
        }

        spots.RemoveAll(spot => _withWeekday.Contains(spot.Node)
            && (IsOnTop(spot) || (days.Count < 2 && (spot.Shown.Value >= anchor.AddDays(-1) || !IsInItem(spot.Node)))));
    }

    private bool IsOnTop(DateSpot spot) => (outline[spot.Node].Zone & (Zone.Head | Zone.Nav)) != Zone.None;

    private bool IsInItem(int node) => ItemAround(node) is >= 0 and var item && outline[item].Kind == ElementKind.ListItem;

    private int ItemAround(int node)
    {
        for (var level = 0; level < 5 && node >= 0; level++, node = outline[node].Parent)
        {
            if (outline[node].Kind is ElementKind.ListItem or ElementKind.Row) return node;
        }

        return -1;
    }

    private bool TryText(int node, ReadOnlySpan<char> text, int previous, out DateSpot spot)
    {
        spot = default;
        if (text.Length > LongestText) return false;
        var read = DateText.TryFind(text, anchor, out var shown);
        if ((!read || !shown.YearShown || shown.Precision != DatePrecision.Day) && DateParts.IsPart(text))
        {
            if (DateParts.TryWiden(outline, node, anchor, out var whole, out var joint))
                return TryPlace(whole, outline[whole].End, "", joint, previous, out spot);
            // a year-less day is whole enough: the number behind it may count its readers
            if ((!read || shown.Precision == DatePrecision.Month) && DateParts.TryRun(outline, node, anchor, out var end, out joint))
                return TryPlace(node, end, "", joint, previous, out spot);
        }

        return read && TryPlace(node, node + 1, text, shown, previous, out spot);
    }

    private bool TryPlace(int node, int end, ReadOnlySpan<char> text, ShownDate shown, int previous, out DateSpot spot)
    {
        spot = default;
        var before = text.IsEmpty ? default : text[..shown.Start];
        var after = text.IsEmpty ? default : text[(shown.Start + shown.Length)..];
        if (IsClock(after) || IsClock(FollowingText(end))) return false;
        var weekday = DateLabels.IsWeekday(after.TrimStart()) || DateLabels.IsWeekday(FollowingText(end))
            || (!text.IsEmpty && DateLabels.NamesWeekday(text));
        if (DateLabels.EndsPeriod(after) && Letters(before) == 0 && after.Length < 6) return false;
        after = DateLabels.WithoutTrail(after);
        var link = outline.EnclosingLink(node);
        var rest = Letters(before) + Letters(after);
        var label = rest > 0 ? DateLabels.Of(before) : DateLabel.None;
        if (label == DateLabel.None && Letters(before) == 0) label = LabelOf(node, previous);
        if (label == DateLabel.Never) return false;

        var apart = rest == 0 || (label != DateLabel.None && Letters(before) <= 8 && Letters(after) == 0);
        if (shown.Precision == DatePrecision.Month && !apart) return false;
        if (link >= 0 && !titles.IsTitle(link)) link = -1;
        if (!apart && !IsSetApart(text, shown, before, after, link >= 0 ? DateLabel.None : label, link >= 0)) return false;
        var weak = link >= 0 && !apart;
        if (!weak && !apart && label == DateLabel.None && rest > 40) return false;
        // …预报（2023年3月20日）: what is told of, by all looks
        if (weak && before.ContainsAnyExcept(' ', '\u3000') && text.Slice(shown.Start, shown.Length).Contains('年')) label = DateLabel.Written;
        spot = new(node, end, shown, label, link, weak);
        if (weekday) _withWeekday.Add(node);
        return true;
    }

    // 来源：市政府 2026-09-16, or [2026-09-16] in front. 2026年9月16日 inside words belongs to a sentence.
    private static bool IsSetApart(ReadOnlySpan<char> text, ShownDate shown, ReadOnlySpan<char> before, ReadOnlySpan<char> after, DateLabel label, bool inTitle)
    {
        if (label is not DateLabel.None) return true;
        var date = text.Slice(shown.Start, shown.Length);
        var bracketed = date[0] is '(' or '（' or '[' or '［' or '【' or '〖' && date[^1] is ')' or '）' or ']' or '］' or '】' or '〗';
        if (!bracketed && (!shown.YearShown || (date.Contains('年') && (inTitle || !DateLabels.IsSourceLine(text))))) return false;
        var left = before.IsEmpty || bracketed || char.IsWhiteSpace(before[^1]) || before[^1] is '：' or ':' or '|';
        var right = after.IsEmpty || bracketed || char.IsWhiteSpace(after[0]) || after[0] is '|';
        if (!left || !right) return false;
        // in the middle only among the facts below a title (来源 … 浏览 …), never in the title itself or in a sentence (根据 2023-03-01 会议精神)
        return Letters(before) == 0 || Letters(after) == 0 || (!inTitle && (IsSquare(date) || IsRuledOff(before, after) || DateLabels.TellsFacts(text)));
    }

    private static bool IsSquare(ReadOnlySpan<char> date) => date[0] is '[' or '［' or '【' or '〖';

    private static bool IsRuledOff(ReadOnlySpan<char> before, ReadOnlySpan<char> after) => before.TrimEnd()[^1] is '|' or '：' or ':' && after.TrimStart()[0] is '|';

    private DateLabel LabelOf(int node, int previous)
    {
        var label = _heads.LabelOf(node);
        if (label == DateLabel.None && previous >= 0) label = LabelBefore(previous);
        return label == DateLabel.None ? _lines.LabelOf(node) : label;
    }

    private DateLabel LabelBefore(int previous)
    {
        var text = outline[previous].Text.AsSpan().Trim();
        if (text.IsEmpty) return DateLabel.None;
        var labels = text[^1] is '：' or ':' || text.Length <= 6 || text.EndsWith("今天是", StringComparison.Ordinal);
        if (labels && outline.EnclosingLink(previous) < 0) return DateLabels.Of(text);
        // the first half of a span of days
        return text[^1] is '至' or '～' or '~' ? DateLabel.Never : DateLabel.None;
    }

    private ReadOnlySpan<char> FollowingText(int end)
    {
        for (var i = end; i < Math.Min(end + 3, outline.Count); i++)
        {
            if (outline[i].Text is { } text) return text.AsSpan().TrimStart();
        }

        return default;
    }

    private static bool IsClock(ReadOnlySpan<char> after)
    {
        after = after.TrimStart();
        return after.StartsWith("农历", StringComparison.Ordinal) || after.StartsWith("至", StringComparison.Ordinal);
    }

    private static int Letters(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) count++;
        }

        return count;
    }
}
