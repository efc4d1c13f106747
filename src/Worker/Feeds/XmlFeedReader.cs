using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FreshnessCrawler.Worker.Feeds;

/// <summary>RSS, RDF and Atom, by the names of the elements alone: namespaces are declared wrongly too often. Only an item's own
/// children count, so that an Atom entry's source, or markup inside a description, gives no date.</summary>
internal ref struct XmlFeedReader
{
    private const int Deepest = 48;
    private const int TagsBeforeRoot = 12;

    private readonly ReadOnlySpan<char> _text;
    private readonly FeedItems _maker;
    private readonly FeedFormat _format;
    private readonly List<FeedItem> _items = [];
    private FeedMarkup _tags;
    private OpenElements _open;
    private FeedDraft _draft;
    private int _depth, _beyond, _item = -1;
    private (int Start, int Length) _title, _made;
    private bool _closed;

    public XmlFeedReader(ReadOnlySpan<char> text, FeedItems maker, FeedFormat format)
    {
        _text = text;
        _maker = maker;
        _format = format;
        _tags = new FeedMarkup(text);
    }

    /// <summary>By the root element; a few stray tags in front of it (a script's warnings) are passed over.</summary>
    public static FeedFormat FormatOf(ReadOnlySpan<char> text)
    {
        var tags = new FeedMarkup(text);
        for (var i = 0; i < TagsBeforeRoot && tags.Next(); i++)
        {
            if (tags.Closes) continue;
            var name = tags.LocalName;
            if (Is(name, "rss") || Is(name, "channel")) return FeedFormat.Rss;
            if (Is(name, "rdf")) return FeedFormat.Rdf;
            if (Is(name, "feed")) return FeedFormat.Atom;
            if (Is(name, "html") || Is(name, "head") || Is(name, "body") || Is(name, "urlset")) break;
        }

        return FeedFormat.None;
    }

    public FeedReading Read()
    {
        while (!_closed && _items.Count < FeedReader.MostItems && _tags.Next())
        {
            if (_tags.Closes) End();
            else Start();
        }

        // an item that the end of the text cuts is kept for its first date only: a lesser one may have had a better behind it
        if (_item >= 0 && (_draft.Has(FeedField.Published) || _draft.Has(FeedField.PubDate)) && (_draft.Has(FeedField.Title) || _draft.Has(FeedField.Link))) Finish();
        var title = FeedItems.Line(_text.Slice(_title.Start, _title.Length), json: false);
        return FeedVerdict.Of(_format, title.Length > 0 ? title : null, _items, _maker, _maker.Instant(_text.Slice(_made.Start, _made.Length), json: false), !_closed);
    }

    private void Start()
    {
        var name = _tags.LocalName;
        var isItem = IsItem(name);
        if (isItem && _item >= 0 && name.Equals(LocalNameOf(_open[_item]), StringComparison.OrdinalIgnoreCase))
        {
            // its own end is missing
            EndItem();
        }

        if (isItem && _item < 0)
        {
            _draft = default;
            if (_tags.Attribute("about") is { Length: > 0 } about) _draft.Put(FeedField.Id, about.Start, about.Length);
            if (_tags.IsEmpty) _items.Add(_maker.Make(_draft, _text, json: false));
            else _item = Push(-1);
            return;
        }

        var field = FieldOf(name);
        if (field >= 0 && _item >= 0 && _depth == _item + 2 && IsLeaf(_open[_depth - 1].Field)) CloseLeaf(_tags.TagStart);
        if (field == (int)FeedField.Link && _item >= 0 && _depth == _item + 1) TakeLink();
        if (field == (int)FeedField.Id && _tags.Attribute("isPermaLink") is { Length: > 0 } permanent && Is(_text.Slice(permanent.Start, permanent.Length), "false")) field = -1;
        if (!_tags.IsEmpty) Push(field);
    }

    private void TakeLink()
    {
        if (_tags.Attribute("href") is not { Length: > 0 } href) return;
        var rel = _tags.Attribute("rel");
        if (rel.Length == 0 || Is(_text.Slice(rel.Start, rel.Length).Trim(), "alternate")) _draft.Put(FeedField.Link, href.Start, href.Length, !_tags.Name.Contains(':'));
    }

    private void End()
    {
        if (_beyond > 0 && _depth > 0 && NameOf(_open[_depth - 1]).Equals(_tags.Name, StringComparison.OrdinalIgnoreCase))
        {
            _beyond--;
            return;
        }

        var at = _depth - 1;
        while (at >= 0 && !NameOf(_open[at]).Equals(_tags.Name, StringComparison.OrdinalIgnoreCase)) at--;
        if (at < 0) return;
        var inItem = _item >= at;
        if (inItem) EndItem();
        _depth = at + 1;
        _beyond = 0;
        if (inItem && IsItem(LocalNameOf(_open[at])))
        {
            _depth = at;
            return;
        }

        CloseLeaf(_tags.TagStart);
        var name = _tags.LocalName;
        _closed = Is(name, "rss") || Is(name, "rdf") || Is(name, "feed") || (_format == FeedFormat.Rss && Is(name, "channel"));
    }

    // Takes the innermost element's content up to a place, and closes it.
    private void CloseLeaf(int end)
    {
        var element = _open[--_depth];
        if (element.Field < 0) return;
        var length = end - element.Content;
        var field = (FeedField)element.Field;
        if (_item >= 0)
        {
            if (_depth == _item + 1) _draft.Put(field, element.Content, length, !NameOf(element).Contains(':'));
            return;
        }

        if (_depth == 0 || !(LocalNameOf(_open[_depth - 1]) is var parent && (Is(parent, "channel") || Is(parent, "feed")))) return;
        if (field == FeedField.Title && _title.Length == 0) _title = (element.Content, length);
        if (field is FeedField.Updated or FeedField.Modified && _made.Length == 0) _made = (element.Content, length);
    }

    // A field that the item's end closes is as good as one with an end of its own.
    private void EndItem()
    {
        if (_depth == _item + 2 && IsLeaf(_open[_depth - 1].Field)) CloseLeaf(_tags.TagStart);
        _depth = _item;
        Finish();
    }

    private void Finish()
    {
        _item = -1;
        _items.Add(_maker.Make(_draft, _text, json: false));
    }

    private int Push(int field)
    {
        if (_depth == Deepest)
        {
            _beyond++;
            return _item;
        }

        _open[_depth] = new(_tags.TagStart + 1, _tags.Name.Length, _tags.TagEnd, field);
        return _depth++;
    }

    private readonly int FieldOf(ReadOnlySpan<char> name)
    {
        if (_depth > (_item >= 0 ? _item + 2 : 3)) return -1;
        var prefix = _tags.Name[..^name.Length];
        if (Is(prefix, "media:") || Is(prefix, "itunes:") || Is(prefix, "podcast:") || Is(prefix, "thr:") || Is(prefix, "g:")) return -1;
        if (_item < 0 && Is(name, "lastBuildDate")) return (int)FeedField.Updated;
        return FeedFields.TryElement(name, out var field) ? (int)field : -1;
    }

    private readonly ReadOnlySpan<char> NameOf(in OpenElement element) => _text.Slice(element.Name, element.NameLength);

    private readonly ReadOnlySpan<char> LocalNameOf(in OpenElement element)
    {
        var name = NameOf(element);
        return name[(name.LastIndexOf(':') + 1)..];
    }

    private static bool IsItem(ReadOnlySpan<char> name) => Is(name, "item") || Is(name, "entry");

    // Dates, title and link hold text alone.
    private static bool IsLeaf(int field) => field is >= 0 and <= (int)FeedField.Title or (int)FeedField.Link;

    private static bool Is(ReadOnlySpan<char> name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct OpenElement(int Name, int NameLength, int Content, int Field);

    [InlineArray(Deepest)]
    private struct OpenElements
    {
        private OpenElement _first;
    }
}
