namespace FreshnessCrawler.DemoCity.Naming;

/// <summary>One zone that a <see cref="NameServer"/> answers for.</summary>
/// <param name="Name">Its name without the final dot, e.g. city.example.</param>
/// <param name="Records">Lines of a zone file after the SOA, which is written for it, e.g. "www 60 IN A 127.0.0.5". Null for a zone whose file
/// is missing: every question in it is answered SERVFAIL.</param>
public sealed record NameZone(string Name, string? Records)
{
    /// <summary>The whole zone file. Answers that a name does not exist may be kept for a second only.</summary>
    public string ToText() => $"""
        $ORIGIN {Name}.
        $TTL 60
        @ IN SOA ns1 hostmaster 1 3600 600 86400 1
        {Records}

        """;
}
