using FreshnessCrawler.Rules.Observations;
using Npgsql;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>Values of a row that may be null.</summary>
internal static class ReaderExtensions
{
    internal static string? Text(this NpgsqlDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    internal static int? Number(this NpgsqlDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetInt32(ordinal);

    internal static long? BigNumber(this NpgsqlDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetInt64(ordinal);

    internal static DateTimeOffset? Instant(this NpgsqlDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : reader.GetFieldValue<DateTimeOffset>(ordinal);

    internal static DateOnly? Day(this NpgsqlDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetFieldValue<DateOnly>(ordinal);

    /// <summary>From the columns exempt_until, exempt_reason and exempt_by, in this order; a decision without a reason is none.</summary>
    internal static Exemption? Exemption(this NpgsqlDataReader reader, int ordinal) =>
        reader.Text(ordinal + 1) is { } reason ? new Exemption(reader.Day(ordinal), reason, reader.Text(ordinal + 2) ?? "") : null;
}
