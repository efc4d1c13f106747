namespace FreshnessCrawler.Storage.Writing;

/// <summary>One look of a worker at its own way out.</summary>
/// <param name="Worker">Whose.</param>
/// <param name="IsOpen">Whether what it sees then counts.</param>
/// <param name="DnsOk">Names; null where no control is set.</param>
/// <param name="V4Ok">IPv4, likewise.</param>
/// <param name="V6Ok">IPv6, likewise.</param>
/// <param name="Reason">What does not work, in Chinese.</param>
/// <param name="Controls">Each control's answer, a JSON array.</param>
public sealed record GateCheck(string Worker, DateTimeOffset CheckedAt, bool IsOpen, bool? DnsOk, bool? V4Ok, bool? V6Ok, string? Reason, string Controls);
