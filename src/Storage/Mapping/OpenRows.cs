namespace FreshnessCrawler.Storage.Mapping;

/// <summary>Registry rows carry the days they hold: from <c>valid_from</c>, up to but without <c>valid_to</c>. A row
/// closed today with today's date is therefore out at once. SQL asks <c>crawl.open_on(valid_from, valid_to, day)</c>.</summary>
internal static class OpenRows
{
    /// <summary>Keys are unique among rows without an end, so that a closed one can come back as a new row.</summary>
    internal const string Filter = "valid_to IS NULL";
}
