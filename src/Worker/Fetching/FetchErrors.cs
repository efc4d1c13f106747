namespace FreshnessCrawler.Worker.Fetching;

/// <summary>For each <see cref="FetchStatus"/> the Chinese reason that people read and the remedy.</summary>
public static class FetchErrors
{
}
