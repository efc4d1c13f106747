using System.Globalization;
using FreshnessCrawler.Rules.Calendar;

namespace FreshnessCrawler.Worker.Options;

/// <summary>Public holidays and make-up days by year (holidays.csv: date,kind). A wrong day would call a filing late that was in time,
/// so the file is read strictly: nothing is skipped and nothing is guessed.</summary>
public static class HolidayFile
{
    private const string Head = "date,kind";

    /// <exception cref="InvalidDataException">The file is not there or wrong; the message names file, line, field and the mend.</exception>
    public static WorkingDays Load(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path}: cannot be read ({e.Message}); put the calendar there.", e);
        }

        if (lines is not [Head, ..])
            throw new InvalidDataException($"{path}: line 1: the head is \"{lines.FirstOrDefault()}\"; write {Head}.");
        var days = new Dictionary<DateOnly, CalendarDay>();
        for (var i = 1; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i])) continue;
            var where = $"{path}: line {i + 1}";
            var day = Read(lines[i], where);
            if (!days.TryAdd(day.Day, day))
                throw new InvalidDataException($"{where}: \"date\" {lines[i].Split(',')[0]} is there twice; remove one.");
        }

        return days.Count > 0
            ? new WorkingDays(days.Values)
            : throw new InvalidDataException($"{path}: no day is there; add the holidays of at least one year.");
    }

    private static CalendarDay Read(string line, string where)
    {
        if (line.Split(',') is not [var date, var kind])
            throw new InvalidDataException($"{where}: \"{line}\" has not two fields; write a day and its kind as 2026-10-01,off.");
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw new InvalidDataException($"{where}: \"date\" is \"{date}\"; write a day as 2026-10-01.");
        return kind switch
        {
            "off" => new CalendarDay(day, Works: false),
            "work" when day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday => new CalendarDay(day, Works: true),
            "work" => throw new InvalidDataException($"{where}: {date} is a {day.DayOfWeek}, which is worked anyway; mend \"date\" or remove the line."),
            _ => throw new InvalidDataException($"{where}: \"kind\" is \"{kind}\"; write off (放假) or work (补班)."),
        };
    }
}
