namespace FreshnessCrawler.Worker.Extraction;

/// <summary>A date at its place in the page.</summary>
/// <param name="Node">The text node, or the element whose parts make the date together.</param>
/// <param name="End">Index behind its last node.</param>
/// <param name="Link">The link that it stands in, or -1.</param>
/// <param name="Weak">Written into a title's own text: counts only where all titles of the block do so.</param>
/// <param name="Quiet">Stands in an attribute (a hover title, datetime): counts where the item shows no date, and lends it its year.</param>
internal readonly record struct DateSpot(int Node, int End, ShownDate Shown, DateLabel Label, int Link, bool Weak, bool Quiet = false);
