using FreshnessCrawler.Storage.Writing;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>The items that were ever seen in one column.</summary>
public sealed class KnownItems
{
    private readonly Dictionary<(string Url, string Title), KnownItem> _items = [];

    public int Count => _items.Count;

    public IReadOnlyCollection<KnownItem> All => _items.Values;

    /// <summary>The item of this address and title as a page has them, or null where it was never seen.</summary>
    public KnownItem? Find(string url, string title) => _items.GetValueOrDefault((PlainText.Clean(url), PlainText.Clean(title)));

    internal void Add(KnownItem item) => _items[(item.Url, item.Title)] = item;
}
