namespace FreshnessCrawler.Worker.Extraction;

/// <summary>Groups dated items into blocks, and drops what is no list: chance dates among undated links, dates in titles
/// that their neighbours do not have.</summary>
internal sealed class BlockFinder(PageOutline outline, LinkTitles titles)
{
    private const int HighestLift = 6;

    // the children of each container that hold titles, by their tags
    private readonly Dictionary<int, Dictionary<string, List<int>>> _children = [];

    public List<ItemBlock> Find(List<DatedItem> items)
    {
        var itemsBefore = new int[outline.Count + 1];
        foreach (var item in items) itemsBefore[outline.Links[item.Link] + 1]++;
        for (var i = 1; i < itemsBefore.Length; i++) itemsBefore[i] += itemsBefore[i - 1];

        var blocks = new List<ItemBlock>();
        var byPlace = new Dictionary<(int, string), ItemBlock>();
        foreach (var item in items)
        {
            if (!item.Flat) item.Root = Lift(item.Root, itemsBefore);
            var container = outline[item.Root].Parent;
            var key = (container, item.Flat ? "" : outline[item.Root].Element.LocalName);
            if (!byPlace.TryGetValue(key, out var block))
            {
                byPlace[key] = block = new ItemBlock(container) { Zone = outline[item.Root].Zone };
                blocks.Add(block);
            }

            block.Items.Add(item);
        }

        blocks.RemoveAll(block => !IsList(block));
        foreach (var block in blocks) Describe(block);
        return blocks;
    }

    /// <summary>Children of the block's container that look like its items, dated or not.</summary>
    public IReadOnlyList<int> RootsOf(ItemBlock block)
    {
        if (!_children.TryGetValue(block.Container, out var byName))
        {
            _children[block.Container] = byName = new(StringComparer.Ordinal);
            for (var i = block.Container + 1; i < outline[block.Container].End; i = outline[i].End)
            {
                if (outline[i].Text is not null || titles.CountIn(outline, i) == 0) continue;
                if (!byName.TryGetValue(outline[i].Element.LocalName, out var roots)) byName[outline[i].Element.LocalName] = roots = [];
                roots.Add(i);
            }
        }

        return byName.GetValueOrDefault(outline[block.Items[0].Root].Element.LocalName) ?? [];
    }

    // From the smallest element with link and date up to the one whose siblings are the other items.
    private int Lift(int root, int[] itemsBefore)
    {
        var links = titles.CountIn(outline, root);
        for (var level = 0; level < HighestLift; level++)
        {
            var parent = outline[root].Parent;
            if (outline[root].Kind is ElementKind.ListItem or ElementKind.Row || parent < 0 || outline[parent].Kind == ElementKind.Body) break;
            if (itemsBefore[outline[parent].End] - itemsBefore[parent] > 1 || titles.CountIn(outline, parent) > links + 3) break;
            root = parent;
        }

        return root;
    }

    private bool IsList(ItemBlock block)
    {
        block.Total = block.Items[0].Flat ? block.Items.Count : RootsOf(block).Count;
        var weak = 0;
        foreach (var item in block.Items) weak += item.Date.Weak ? 1 : 0;
        if (weak > 0 && (weak < 3 || weak < 0.8 * block.Total)) block.Items.RemoveAll(static item => item.Date.Weak);
        return block.Items.Count > 0 && (block.Total < 4 || block.Items.Count >= 0.4 * block.Total);
    }

    private void Describe(ItemBlock block)
    {
        var letters = 0;
        foreach (var item in block.Items) letters += Math.Min(40, titles.LettersOf(item.Link));
        block.MeanTitle = (double)letters / block.Items.Count;
        var exact = default(HashCode);
        var loose = default(HashCode);
        var level = 0;
        for (var node = block.Container; node >= 0; node = outline[node].Parent, level++)
        {
            var element = outline[node].Element;
            loose.Add(element.LocalName, StringComparer.Ordinal);
            if (level < 4) exact.Add(BlockTemplate.StableClass(element.ClassName), StringComparer.Ordinal);
        }

        block.LooseShape = loose.ToHashCode();
        exact.Add(block.LooseShape);
        block.ExactShape = exact.ToHashCode();
    }
}
