using System.Text.Json.Serialization;
using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Writing;

[JsonSerializable(typeof(IReadOnlyList<LinkTally>))]
[JsonSerializable(typeof(IReadOnlyList<LeftOut>))]
[JsonSerializable(typeof(IReadOnlyList<Ipv6Address>))]
[JsonSerializable(typeof(Ipv6HostObservation))]
internal sealed partial class SurveyContext : JsonSerializerContext;
