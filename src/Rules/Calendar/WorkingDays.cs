using System.Collections.Frozen;

namespace FreshnessCrawler.Rules.Calendar;

/// <summary>Working days (工作日): Monday to Friday but for public holidays, and the make-up days. Holidays are announced year by year,
/// so a year without data is not known; it is never taken for one without holidays.</summary>
public sealed class WorkingDays
{
    // The State Council's notice for a year names the last days of the year before where its New Year holiday begins there.
    private const int NewYearHolidayFrom = 29;

    private readonly FrozenDictionary<DateOnly, bool> _exceptions;
    private readonly FrozenSet<int> _years;

    /// <summary>Makes the calendar; a day given twice is a bug.</summary>
    /// <param name="days">Holidays and make-up days in any order. The last days of a December belong to the next year's holiday:
    /// where they are all that is given of their year, that year stays unknown.</param>
    public WorkingDays(IEnumerable<CalendarDay> days)
    {
        var given = days.OrderBy(day => day.Day).ToList();
        _years = given.Where(day => day.Day is not { Month: 12, Day: >= NewYearHolidayFrom }).Select(day => day.Day.Year).ToFrozenSet();
        Days = [.. given.Where(day => _years.Contains(day.Day.Year))];
        _exceptions = Days.ToFrozenDictionary(day => day.Day, day => day.Works);
        if (_exceptions.Count < Days.Count)
            throw new ArgumentException("A day is there twice; it either works or not.", nameof(days));
    }

    /// <summary>The exceptions of the years that are known, the earliest first.</summary>
    public IReadOnlyList<CalendarDay> Days { get; }

    /// <summary>Whether a civil day in China is worked; null where its year is not known.</summary>
    public bool? IsWorkingDay(DateOnly day)
    {
        if (!_years.Contains(day.Year)) return null;
        return _exceptions.TryGetValue(day, out var works) ? works : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    /// <summary>Working days after the day of filing up to and including the first day of the activity: 0 where that is not later,
    /// null where a year in between is not known.</summary>
    public int? Between(DateOnly filedOn, DateOnly startsOn)
    {
        if (startsOn <= filedOn) return 0;
        for (var year = filedOn.AddDays(1).Year; year <= startsOn.Year; year++)
        {
            if (!_years.Contains(year)) return null;
        }

        var count = 0;
        for (var day = filedOn.AddDays(1); day <= startsOn; day = day.AddDays(1))
        {
            if (IsWorkingDay(day) == true) count++;
        }

        return count;
    }
}
