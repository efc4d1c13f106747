namespace FreshnessCrawler.Worker.Feeds;

/// <summary>The parts of a date as far as they are read; -1 where one is not.</summary>
internal struct FeedDateParts
{
    private int _first = -1, _firstDigits;
    private int _second = -1, _secondDigits;

    public FeedDateParts()
    {
    }

    public int Year = -1;
    public int Month = -1;
    public int Day = -1;
    public int Hour = -1;
    public int Minute;
    public int Second;
    public long FractionTicks;

    /// <summary>Minutes east of Greenwich; what a zone-less date means until a zone is read.</summary>
    public int ZoneMinutes;

    /// <summary>Whether a zone was read by name, and whether by its number.</summary>
    public bool ZoneNamed, ZoneNumbered;

    /// <summary>Null where neither half of the day was named.</summary>
    public bool? Afternoon;

    /// <summary>Day and month as written in 01/02/2026, the order unknown.</summary>
    public bool DayOrMonthFirst;

    public readonly bool HasDate => Day >= 0 || _second >= 0;

    /// <summary>Takes a number that stands alone; false where it is one too many.</summary>
    public bool AddNumber(int value, int digits)
    {
        if (digits > 4) return false;
        if (_first < 0) (_first, _firstDigits) = (value, digits);
        else if (_second < 0) (_second, _secondDigits) = (value, digits);
        else return false;
        return true;
    }

    public static int FullYear(int value, int digits) => digits > 2 ? value : value >= 70 ? 1900 + value : 2000 + value;

    public bool TryCompose(out DateTimeOffset value, out FeedDatePrecision precision)
    {
        value = default;
        precision = default;
        if (!PlaceNumbers() || !OrderDayAndMonth() || Year is < 1 or > 9999) return false;
        precision = Hour >= 0 ? FeedDatePrecision.Instant : Day >= 0 ? FeedDatePrecision.Day : Month >= 0 ? FeedDatePrecision.Month : FeedDatePrecision.Year;
        if (Hour >= 0 && Day < 0) return false;
        var month = Month < 0 ? 1 : Month;
        var day = Day < 0 ? 1 : Day;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(Year, month) || !ReadNoon()) return false;
        if (Hour > 24 || Minute > 59 || Second > 60 || (Hour == 24 && (Minute > 0 || Second > 0))) return false;
        var ticks = new DateOnly(Year, month, day).DayNumber * TimeSpan.TicksPerDay
            + (Math.Max(Hour, 0) * TimeSpan.TicksPerHour) + (Minute * TimeSpan.TicksPerMinute)
            + (Math.Min(Second, 59) * TimeSpan.TicksPerSecond) + FractionTicks - (ZoneMinutes * TimeSpan.TicksPerMinute);
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks) return false;
        value = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    private bool ReadNoon()
    {
        if (Afternoon is not { } afternoon || Hour < 0) return true;
        // 15:04 PM is met; 15:04 AM is a contradiction
        if (Hour > 12) return afternoon;
        Hour = afternoon ? (Hour % 12) + 12 : Hour % 12;
        return true;
    }

    private bool PlaceNumbers()
    {
        if (_first < 0) return Year >= 0;
        if (Day >= 0 && Year >= 0) return false;
        if (_second < 0)
        {
            if (Year < 0 && (_firstDigits == 4 || Day >= 0)) Year = FullYear(_first, _firstDigits);
            else if (Year >= 0 && Month >= 0) Day = _first;
            else return false;
            return Month >= 0;
        }

        if (Year >= 0 || Day >= 0 || Month < 0) return false;
        var yearFirst = _firstDigits == 4 || (_firstDigits == 2 && _first > 31);
        if (yearFirst && _secondDigits > 2) return false;
        (Year, Day) = yearFirst ? (FullYear(_first, _firstDigits), _second) : (FullYear(_second, _secondDigits), _first);
        return Day >= 0;
    }

    // Day and Month hold what was written second and first. Only a clock of AM and PM tells its country.
    private bool OrderDayAndMonth()
    {
        if (!DayOrMonthFirst || Day == Month) return true;
        if (Month > 12) (Day, Month) = (Month, Day);
        else if (Day <= 12) return Afternoon is not null;
        return true;
    }
}
