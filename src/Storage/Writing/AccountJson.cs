using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FreshnessCrawler.Rules.Campaigns;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Mapping;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>The one form of an account's parts in the database: camelCase, enums as camelCase text, as <see cref="EvidenceJson"/>.</summary>
internal static class AccountJson
{
    private const int LongestReason = 500;

    private static readonly AccountContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,

        // The reader is jsonb, not a browser: Chinese stays Chinese.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    internal static string Write(IReadOnlyList<SourceTry> tries) => JsonSerializer.Serialize(
        [.. tries.Select(asked => new TryJson(
            EnumText.ToText(asked.Kind),
            PlainText.Clean(asked.Address, StoredAddress.Longest),
            EnumText.ToText(asked.Access),
            asked.Reason is { } reason ? PlainText.Clean(reason, LongestReason) : null,
            asked.HttpStatus,
            asked.NotModified,
            asked.Items,
            asked.Bytes,
            asked.Milliseconds))],
        Context.TryJsonArray);

    /// <summary>What the program saw last of an account's ways to interact; null where it saw none. A person's record has its own table.</summary>
    internal static string? Write(IReadOnlyList<InteractionRecord> interaction) =>
        interaction.Where(record => record.By is null).MaxBy(record => record.Day) is { } seen
            ? JsonSerializer.Serialize(
                new InteractionJson(seen.Day, seen.Effective, PlainText.Clean(seen.Channel, LongestReason), PlainText.Clean(seen.Evidence, StoredAddress.Longest)),
                Context.InteractionJson)
            : null;

    internal static string Write(IReadOnlyList<CampaignSign> signs) => JsonSerializer.Serialize(
        [.. signs.Select(sign => new SignJson(EnumText.ToText(sign.Feature), PlainText.Clean(sign.Quote, LongestReason)))], Context.SignJsonArray);

    internal sealed record TryJson(
        string Kind, string Address, string Access, string? Reason, int? Status, bool NotModified, int Items, long Bytes, int Milliseconds);

    internal sealed record InteractionJson(DateOnly Day, bool Effective, string Channel, string Evidence);

    internal sealed record SignJson(string Feature, string Quote);
}
