using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Following;

/// <summary>What reading a column came to, by whatever way, and the steps it took.</summary>
public sealed record Pursuit(ListReading Reading, Trail Trail);
