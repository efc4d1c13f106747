using FreshnessCrawler.Rules.Calendar;
using FreshnessCrawler.Storage.Writing;
using Npgsql;

namespace FreshnessCrawler.Storage;

/// <summary>The public calendar as a table, so that the views count working days as the rules do.</summary>
internal static class CalendarTable
{
    /// <summary>All anew: a day taken out of the file has no say any more.</summary>
    public static async Task FillAsync(NpgsqlConnection connection, WorkingDays calendar, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var anew = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("DELETE FROM crawl.calendar_day"),
                new NpgsqlBatchCommand("INSERT INTO crawl.calendar_day (day, kind) SELECT day, CASE WHEN works THEN 'work' ELSE 'off' END FROM unnest($1, $2) AS c (day, works)")
                    .With<DateOnly[]>([.. calendar.Days.Select(day => day.Day)])
                    .With<bool[]>([.. calendar.Days.Select(day => day.Works)]),
            },
        };
        await anew.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
