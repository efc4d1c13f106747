namespace FreshnessCrawler.Worker.Probing;

/// <summary>Whether one address took a connection at one port.</summary>
/// <param name="TotalMs">Until it stood or failed, in milliseconds.</param>
public sealed record ConnectAnswer(ProbeStatus Status, int TotalMs, string? Detail);
