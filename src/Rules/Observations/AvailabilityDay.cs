namespace FreshnessCrawler.Rules.Observations;

/// <summary>One period of 24 hours of a site's visits.</summary>
/// <param name="From">Its begin.</param>
/// <param name="Visits">Visits made, whatever they are worth.</param>
/// <param name="Opened">Those that opened within the limit.</param>
/// <param name="Failed">Those that did not.</param>
/// <param name="Blocked">Those that the site's own protection refused: neither open nor failed.</param>
/// <param name="Maintenance">Those during announced maintenance.</param>
/// <param name="Void">Those in a window in which our own network was not proven.</param>
public sealed record AvailabilityDay(DateTimeOffset From, int Visits, int Opened, int Failed, int Blocked, int Maintenance, int Void);
