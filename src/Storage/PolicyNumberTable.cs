using FreshnessCrawler.Rules;
using FreshnessCrawler.Storage.Mapping;
using FreshnessCrawler.Storage.Writing;
using Npgsql;
using NpgsqlTypes;

namespace FreshnessCrawler.Storage;

/// <summary>The policies' numbers as a table, so that the views calculate with the very limits of the rules.</summary>
internal static class PolicyNumberTable
{
    /// <summary>All anew: a version taken out of the file has no say any more.</summary>
    public static async Task FillAsync(NpgsqlConnection connection, IEnumerable<RulePolicy> policies, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var empty = new NpgsqlCommand("DELETE FROM crawl.policy_number", connection)) await empty.ExecuteNonQueryAsync(cancellationToken);
        foreach (var policy in policies)
        {
            var place = 0;
            foreach (var number in policy.Numbers())
            {
                await using var insert = new NpgsqlCommand("""
                    INSERT INTO crawl.policy_number (version, effective_from, place, name, value, unit, clause, source) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                    """, connection);
                insert.With(policy.Version).With(policy.EffectiveFrom).With(++place).With(number.Name);
                insert.Parameters.Add(new NpgsqlParameter { Value = number.Value, NpgsqlDbType = NpgsqlDbType.Numeric });
                insert.With(EnumText.ToText(number.Unit)).With(number.Clause).With(EnumText.ToText(number.Source));
                await insert.ExecuteNonQueryAsync(cancellationToken);
            }
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
