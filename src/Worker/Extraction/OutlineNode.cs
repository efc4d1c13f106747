using AngleSharp.Dom;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>One element or text of the flattened page, in document order.</summary>
internal struct OutlineNode
{
    public INode Node;

    /// <summary>The text of a text node, else null.</summary>
    public string? Text;

    public int Parent;

    /// <summary>Index behind the last node of its subtree.</summary>
    public int End;

    /// <summary>How many links stand before this node: with it, links of a subtree are counted in one step.</summary>
    public int LinksBefore;

    public ElementKind Kind;
    public Zone Zone;

    public readonly IElement Element => (IElement)Node;
}
