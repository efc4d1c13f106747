using System.Runtime.CompilerServices;

namespace FreshnessCrawler.Worker.Feeds;

/// <summary>JSON Feed, and the lists of objects that exporters and platforms give: the list whose objects have titles, dates and
/// addresses is the feed. An object inside an item counts only where it is known to wrap it, so that an author's or a quoted
/// post's date is not the item's.</summary>
internal ref struct JsonFeedReader(ReadOnlySpan<char> text, FeedItems maker)
{
    private const int Deepest = 24;

    // An error's own object; a list has other things in it too.
    private const int LongestComplaint = 400;
    private readonly ReadOnlySpan<char> _text = text;
    private readonly Dictionary<int, JsonGroup> _groups = [];
    private JsonScan _scan = new(text);
    private Frames _frames;
    private int _depth, _beyond, _count;
    private bool _isJsonFeed, _hasList;
    private string? _title;

    /// <summary>Whether names of a title and of a date stand in what there is of the text.</summary>
    public static bool LooksLikeList(ReadOnlySpan<char> text)
    {
        if (text.Contains("jsonfeed.org/version", StringComparison.Ordinal)) return true;
        var scan = new JsonScan(text);
        var (titles, dates, depth, roots, list) = (0, 0, 0, 0, false);
        for (JsonToken token; (token = scan.Next()) != JsonToken.End && !(titles > 0 && dates > 0);)
        {
            if (token == JsonToken.Close) depth--;
            if (token == JsonToken.Open)
            {
                if (depth++ == 0) roots++;
                list |= scan.IsArray || roots > 1;
            }

            // what stands before the first list is of the answer itself
            if (token != JsonToken.Name || !list || !FeedFields.TryProperty(text.Slice(scan.Start, scan.Length), out var field)) continue;
            if (field is FeedField.Title or FeedField.Text or FeedField.Content) titles++;
            else if (field <= FeedField.Modified) dates++;
        }

        return titles > 0 && dates > 0;
    }

    public FeedReading Read()
    {
        JsonToken token;
        while ((token = _scan.Next()) != JsonToken.End && _count < FeedReader.MostItems)
        {
            if (token == JsonToken.Open) Open();
            else if (token == JsonToken.Close) Close();
            else if (_beyond == 0 && _depth > 0) Take(token, ref _frames[_depth - 1]);
        }

        var truncated = _depth > 0 || token != JsonToken.End;
        var format = _isJsonFeed ? FeedFormat.JsonFeed : FeedFormat.JsonList;
        if (Chosen() is not { } chosen)
        {
            return _isJsonFeed || _hasList || truncated
                ? FeedVerdict.Of(format, _title, [], maker, null, truncated)
                : FeedReading.NotRead(_title is null
                    ? new((_text.Length <= LongestComplaint ? FeedErrorWords.KindOf(_text) : null) ?? FeedRefusalKind.NoFeed, "返回的JSON不是条目列表")
                    : new(FeedErrorWords.KindOf(_title) ?? FeedRefusalKind.NoFeed, $"返回的JSON不是条目列表：{FeedRefusal.Clip(_title)}"));
        }

        var reading = FeedVerdict.Of(format, _isJsonFeed || chosen.Path != 0 ? _title : null, chosen.Items, maker, null, truncated);
        foreach (var other in _groups.Values)
        {
            // another list with titles and dates, newer than the one taken: which is the source's own is not known
            if (other != chosen && other.IsList && FeedVerdict.NewestOf(other.Items)?.Day > reading.Newest?.Day)
                return reading with { Outcome = Rules.Observations.ReadingOutcome.NotRead, Refusal = FeedRefusalKind.SeveralLists, Reason = "文件中有几个条目列表，最新日期不一致，无法确定取哪一个" };
        }

        return reading;
    }

    private void Open()
    {
        if (_depth == Deepest)
        {
            _beyond++;
            return;
        }

        var path = 0;
        if (_depth > 0)
        {
            ref var parent = ref _frames[_depth - 1];
            path = Below(parent.Path, parent.IsArray ? "[]" : _text.Slice(parent.Key.Start, parent.Key.Length));
        }

        _frames[_depth++] = new Frame { IsArray = _scan.IsArray, Path = path };
    }

    private void Close()
    {
        if (_beyond > 0)
        {
            _beyond--;
            return;
        }

        if (_depth == 0) return;
        ref var frame = ref _frames[--_depth];
        if (frame.IsArray)
        {
            _hasList |= _depth <= 3;
            return;
        }

        if (_depth == 0)
        {
            if (_title is null && frame.Draft.Has(FeedField.Title)) _title = FeedItems.Line(frame.Draft.Of(FeedField.Title, _text), json: true);
            Offer(frame);
            return;
        }

        ref var parent = ref _frames[_depth - 1];
        if (parent.IsArray) Offer(frame);
        else if (Wraps(_text.Slice(parent.Key.Start, parent.Key.Length))) parent.Draft.Complete(frame.Draft);
    }

    private void Offer(in Frame frame)
    {
        var named = frame.Draft.Has(FeedField.Title);
        if (!named && !frame.Draft.Has(FeedField.Text) && !frame.Draft.Has(FeedField.Content)) return;
        var dated = frame.Draft.HasDate;
        var linked = frame.Draft.Has(FeedField.Link);
        if (!dated && !linked) return;
        if (!_groups.TryGetValue(frame.Path, out var group)) _groups.Add(frame.Path, group = new JsonGroup(frame.Path));
        group.Add(maker.Make(frame.Draft, _text, json: true), named, dated, linked);
        _count++;
    }

    private void Take(JsonToken token, ref Frame frame)
    {
        if (token == JsonToken.Name)
        {
            frame.Key = (_scan.Start, _scan.Length);
            return;
        }

        if (frame.IsArray) return;
        var value = _text.Slice(_scan.Start, _scan.Length);
        var key = _text.Slice(frame.Key.Start, frame.Key.Length);
        if (_depth == 1)
        {
            if (key is "version" && value.Contains("jsonfeed.org", StringComparison.Ordinal)) _isJsonFeed = true;
            if (key is "msg" or "message" or "error" or "errmsg" or "err_msg") _title ??= FeedItems.Line(value, json: true);
        }

        else if (_depth == 2 && key is "message" && _text.Slice(_frames[0].Key.Start, _frames[0].Key.Length) is "error") _title ??= FeedItems.Line(value, json: true);

        if (token == JsonToken.Literal && value is "null" or "false" or "undefined" or "NaN") return;
        if (!FeedFields.TryProperty(key, out var field)) return;
        frame.Draft.Put(field, _scan.Start, _scan.Length, field == FeedField.Id && value.StartsWith("http", StringComparison.OrdinalIgnoreCase));
    }

    private readonly JsonGroup? Chosen()
    {
        JsonGroup? best = null;
        foreach (var group in _groups.Values)
        {
            // one object at the root is the document, not a list
            if (group.Path == 0 && group.Items.Count == 1) continue;
            if (best is null || group.Score > best.Score) best = group;
        }

        return best;
    }

    // A place by the names that lead to it; FNV-1a.
    private static int Below(int path, ReadOnlySpan<char> name)
    {
        var hash = (uint)path ^ 2166136261;
        foreach (var c in name) hash = unchecked((hash ^ c) * 16777619);
        return unchecked((int)(hash | 1));
    }

    private static bool Wraps(ReadOnlySpan<char> key) =>
        key is "mblog" or "comm_msg_info" or "app_msg_ext_info" or "_source" or "source" or "attributes" or "article" or "node" or "item" or "post" or "data" or "fields" or "info" or "msg";

    private struct Frame
    {
        public bool IsArray;
        public int Path;
        public (int Start, int Length) Key;
        public FeedDraft Draft;
    }

    [InlineArray(Deepest)]
    private struct Frames
    {
        private Frame _first;
    }
}
