using System.Text.Json.Serialization;
using FreshnessCrawler.Rules.Verdicts;

namespace FreshnessCrawler.Storage.Writing;

[JsonSerializable(typeof(Evidence))]
internal sealed partial class EvidenceContext : JsonSerializerContext;
