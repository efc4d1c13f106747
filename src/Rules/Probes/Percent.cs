namespace FreshnessCrawler.Rules.Probes;

/// <summary>Shares as people read them. Cut after two decimals: 84.996 % is below 85 %, and must not read as 85.</summary>
internal static class Percent
{
    /// <param name="share">0–1.</param>
    /// <returns>0–100, without trailing zeros.</returns>
    public static decimal Of(decimal share) => Math.Floor(share * 10_000m) / 100m;

    public static decimal Of(int part, int whole) => Of((decimal)part / whole);

    public static string Text(decimal share) => $"{Of(share).Short()}%";

    /// <summary>87.5%（21/24）.</summary>
    public static string Text(int part, int whole) => $"{Of(part, whole).Short()}%（{part}/{whole}）";
}
