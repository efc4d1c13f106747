namespace FreshnessCrawler.Rules.Calendar;

/// <summary>A day that is not what its weekday says: a public holiday (放假), or a weekend day that is worked (补班).</summary>
/// <param name="Day">The civil day in China.</param>
/// <param name="Works">Whether it is a working day.</param>
public sealed record CalendarDay(DateOnly Day, bool Works);
