using System.Text.Json;

namespace FreshnessCrawler.Storage.Mapping;

/// <summary>The one spelling of enum members in the database: also for values that do not pass through EF Core (COPY, raw SQL, JSON).</summary>
public static class EnumText
{
    public static string ToText<TEnum>(TEnum member) where TEnum : struct, Enum => Names<TEnum>.Texts[member];

    public static TEnum FromText<TEnum>(string text) where TEnum : struct, Enum =>
        Names<TEnum>.Members.TryGetValue(text, out var member)
            ? member
            : throw new FormatException($"'{text}' is no {typeof(TEnum).Name}.");

    private static class Names<TEnum> where TEnum : struct, Enum
    {
        internal static readonly Dictionary<TEnum, string> Texts =
            Enum.GetValues<TEnum>().ToDictionary(member => member, member => JsonNamingPolicy.CamelCase.ConvertName(member.ToString()));

        internal static readonly Dictionary<string, TEnum> Members = Texts.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }
}
