namespace FreshnessCrawler.Worker.Columns;

/// <summary>A further page of a site that tells of its columns.</summary>
public sealed record DiscoveryLead(string Url, DiscoveryLeadKind Kind);
