namespace FreshnessCrawler.Storage.Registry;

/// <param name="Added">New rows, and closed ones that came back.</param>
public sealed record ImportCount(RegistryKind Kind, int Added, int Changed, int Closed, int Unchanged);
