using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FreshnessCrawler.Storage.Mapping;

/// <summary>Enum members are stored as lower camel text, so that views and people read them without a list of numbers.</summary>
public sealed class CamelEnumConverter<TEnum>() : ValueConverter<TEnum, string>(
    member => EnumText.ToText(member),
    text => EnumText.FromText<TEnum>(text))
    where TEnum : struct, Enum;
