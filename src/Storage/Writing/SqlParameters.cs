using Npgsql;
using NpgsqlTypes;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>Short forms for the positional parameters of raw SQL.</summary>
internal static class SqlParameters
{
    internal static NpgsqlCommand With<T>(this NpgsqlCommand command, T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return command;
    }

    internal static NpgsqlCommand With<T>(this NpgsqlCommand command, T? value) where T : struct
    {
        command.Parameters.Add(value is { } present ? new NpgsqlParameter<T> { TypedValue = present } : new NpgsqlParameter { Value = DBNull.Value });
        return command;
    }

    internal static NpgsqlCommand WithInstant(this NpgsqlCommand command, DateTimeOffset value) => command.With(value.UtcDateTime);

    internal static NpgsqlBatchCommand With<T>(this NpgsqlBatchCommand command, T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return command;
    }

    internal static NpgsqlBatchCommand WithNumber(this NpgsqlBatchCommand command, int? value)
    {
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Integer, Value = value is { } present ? present : DBNull.Value });
        return command;
    }

    internal static NpgsqlBatchCommand WithText(this NpgsqlBatchCommand command, string? value, int longest = int.MaxValue)
    {
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = value is null ? DBNull.Value : PlainText.Clean(value, longest) });
        return command;
    }

    internal static NpgsqlBatchCommand WithInstant(this NpgsqlBatchCommand command, DateTimeOffset value) => command.With(value.UtcDateTime);
}
