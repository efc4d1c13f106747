namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>The city's names. RFC 2606 keeps .example for such use: no registry ever gives one of them away.</summary>
public static class CityNames
{
    /// <summary>The city's own zone.</summary>
    public const string Zone = "jj.example";

    /// <summary>The zone above it, in which all other hosts lie; what it does not have does not exist.</summary>
    public const string Outside = "example";

    /// <summary>A zone that the name server cannot load: each question in it is answered SERVFAIL.</summary>
    public const string Failing = "failing.example";

    public static string Of(string code) => $"{code}.{Zone}";
}
