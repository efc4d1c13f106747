namespace FreshnessCrawler.Worker.Feeds;

/// <summary>The objects that stand at one place of a JSON document.</summary>
internal sealed class JsonGroup(int path)
{
    private int _whole;

    public int Path { get; } = path;

    public List<FeedItem> Items { get; } = [];

    /// <summary>How much the objects look like items, all together.</summary>
    public int Score { get; private set; }

    /// <summary>Whether most have title, date and address.</summary>
    public bool IsList => _whole * 2 > Items.Count;

    public void Add(FeedItem item, bool named, bool dated, bool linked)
    {
        Items.Add(item);
        if (named && dated && linked) _whole++;
        Score += (named ? 2 : 0) + (dated ? 2 : 0) + (linked ? 1 : 0);
    }
}
