using System.Runtime.CompilerServices;

namespace FreshnessCrawler.Worker.Feeds;

/// <summary>Where an item's fields stand in the feed's text; nothing is decoded before the item is whole.</summary>
internal struct FeedDraft
{
    private Slots _slots;

    public readonly bool Has(FeedField field) => _slots[(int)field].Length > 0;

    public readonly bool HasDate
    {
        get
        {
            for (var date = FeedField.Published; date <= FeedField.Modified; date++)
            {
                if (Has(date)) return true;
            }

            return false;
        }
    }

    public readonly ReadOnlySpan<char> Of(FeedField field, ReadOnlySpan<char> text) =>
        text.Slice(_slots[(int)field].Start, _slots[(int)field].Length);

    /// <summary>Puts a field in. The first one stays, but a better one (an unprefixed one, an alternate link) takes its place.</summary>
    public void Put(FeedField field, int start, int length, bool better = false)
    {
        ref var slot = ref _slots[(int)field];
        if (length <= 0 || (slot.Length > 0 && (!better || slot.Better))) return;
        slot = new(start, length, better);
    }

    /// <summary>Takes from another draft what this one has not.</summary>
    public void Complete(in FeedDraft other)
    {
        for (var i = 0; i < FeedFields.Count; i++)
        {
            var slot = other._slots[i];
            if (slot.Length > 0) Put((FeedField)i, slot.Start, slot.Length);
        }
    }

    private readonly record struct Slot(int Start, int Length, bool Better);

    [InlineArray(FeedFields.Count)]
    private struct Slots
    {
        private Slot _first;
    }
}
