namespace FreshnessCrawler.Rules.Observations;

/// <summary>Another account in use that looks like the same one on the same platform.</summary>
/// <param name="Why">What they share, in Chinese: 平台账号相同, 名称相同, 同一单位在同一平台另有账号.</param>
public sealed record AccountTwin(string Code, string Name, string Unit, string Why);
