using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FreshnessCrawler.Storage.Mapping;

/// <summary>timestamptz keeps an instant and the driver insists on its UTC form; Beijing's is as good an instant.</summary>
public sealed class UtcInstantConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(instant => instant.ToUniversalTime(), instant => instant);
