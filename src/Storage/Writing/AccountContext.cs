using System.Text.Json.Serialization;

namespace FreshnessCrawler.Storage.Writing;

[JsonSerializable(typeof(AccountJson.TryJson[]))]
[JsonSerializable(typeof(AccountJson.InteractionJson))]
[JsonSerializable(typeof(AccountJson.SignJson[]))]
internal sealed partial class AccountContext : JsonSerializerContext;
