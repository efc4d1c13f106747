namespace FreshnessCrawler.Worker.Rendering;

/// <summary>What becomes of a request of a page.</summary>
public enum PageTurn
{
    Send,

    /// <summary>Not sent, and nothing of the list is missed by it.</summary>
    Drop,

    /// <summary>Not sent, though the page may lack its data.</summary>
    Miss,

    /// <summary>Not sent: the page itself would go to another site.</summary>
    Leave,
}
