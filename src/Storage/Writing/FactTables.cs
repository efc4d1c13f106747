using System.Text.Json;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Mapping;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>The partitioned fact tables, column by column.</summary>
internal static class FactTables
{
    internal static readonly CopyTable<(SiteResult Site, ColumnRow Row)> ColumnObservations =
        new CopyTable<(SiteResult Site, ColumnRow Row)>("crawl.column_observation")
            .BigNumber("run_id", x => x.Site.RunId)
            .BigNumber("site_id", x => x.Site.SiteId)
            .BigNumber("column_id", x => x.Row.Observation.ColumnId)
            .Instant("observed_at", x => x.Row.Observation.ObservedAt)
            .Text("outcome", x => EnumText.ToText(x.Row.Observation.Outcome))
            .Text("reason", x => x.Row.Observation.Reason)
            .Day("newest", x => x.Row.Observation.Newest)
            .Text("newest_title", x => x.Row.Observation.NewestTitle)
            .Text("newest_url", x => x.Row.Observation.NewestUrl)
            .Number("item_count", x => x.Row.Observation.ItemCount)
            .Text("fetch_status", x => Camel(x.Row.FetchStatus))
            .Number("http_status", x => x.Row.HttpStatus)
            .Text("final_url", x => x.Row.FinalUrl)
            .Flag("not_modified", x => x.Row.NotModified)
            .Number("reader_version", x => x.Row.ReaderVersion)
            .Text("etag", x => x.Row.ETag)
            .Text("last_modified", x => x.Row.LastModified)
            .Text("template", x => x.Row.Template)
            .Text("newest_source", x => x.Row.Observation.Newest is null ? null : EnumText.ToText(x.Row.Observation.NewestSource))
            .Text("way", x => x.Row.Way)
            .Text("source_url", x => x.Row.SourceUrl)
            .Text("place", x => EnumText.ToText(x.Row.Observation.Place))
            .Text("place_detail", x => x.Row.Observation.PlaceDetail)
            .Text("suspect", x => x.Row.Observation.Suspect)
            .Text("screenshot", x => x.Row.Screenshot);

    internal static readonly CopyTable<(SiteResult Site, PageRow Row)> PageFetches =
        new CopyTable<(SiteResult Site, PageRow Row)>("crawl.page_fetch")
            .BigNumber("run_id", x => x.Site.RunId)
            .BigNumber("site_id", x => x.Site.SiteId)
            .Instant("fetched_at", x => x.Row.FetchedAt)
            .Text("url", x => x.Row.Url)
            .Number("level", x => x.Row.Level)
            .Text("kind", x => x.Row.Kind)
            .Text("fetch_status", x => Camel(x.Row.FetchStatus))
            .Number("http_status", x => x.Row.HttpStatus)
            .Text("final_url", x => x.Row.FinalUrl)
            .Number("bytes", x => x.Row.Bytes)
            .Number("milliseconds", x => x.Row.Milliseconds)
            .Number("links", x => x.Row.Links)
            .Day("newest", x => x.Row.Newest)
            .Text("tls_fault", x => x.Row.TlsFault);

    internal static readonly CopyTable<(JudgedTargets Of, Verdict Row)> Verdicts =
        new CopyTable<(JudgedTargets Of, Verdict Row)>("crawl.verdict")
            .BigNumber("run_id", x => x.Of.RunId)
            .BigNumber("site_id", x => x.Of.SiteId)
            .Text("rule", x => x.Row.Rule)
            .Text("target_kind", x => EnumText.ToText(x.Row.TargetKind))
            .BigNumber("target_id", x => x.Row.TargetId)
            .Text("outcome", x => EnumText.ToText(x.Row.Outcome))
            .Text("severity", x => EnumText.ToText(x.Row.Severity))
            .Text("summary", x => x.Row.Summary)
            .Json("evidence", x => EvidenceJson.Write(x.Row.Evidence))
            .Instant("monitoring_point", x => x.Of.MonitoringPoint)
            .Text("policy_version", x => x.Of.PolicyVersion)
            .Instant("judged_at", x => x.Of.FinishedAt);

    internal static readonly CopyTable<(AccountBatch Batch, AccountResult Row)> AccountObservations =
        new CopyTable<(AccountBatch Batch, AccountResult Row)>("crawl.account_observation")
            .BigNumber("run_id", x => x.Batch.RunId)
            .BigNumber("account_id", x => x.Row.Observation.AccountId)
            .Instant("observed_at", x => x.Row.Observation.ObservedAt)
            .Instant("as_of", x => x.Row.Observation.AsOf)
            .Instant("newest", x => x.Row.Observation.Newest)
            .Number("posts", x => x.Row.Observation.Posts)
            .Number("gone_days", x => x.Row.Observation.GoneDays)
            .Flag("newest_remembered", x => x.Row.Observation.NewestRemembered)
            .Text("access", x => EnumText.ToText(x.Row.Observation.Access))
            .Text("source_kind", x => x.Row.Observation.Source is { } kind ? EnumText.ToText(kind) : null)
            .Text("reason", x => x.Row.Observation.Reason, longest: 1_000)
            .Text("newest_title", x => x.Row.Observation.NewestTitle, longest: 500)
            .Text("newest_url", x => x.Row.Observation.NewestUrl, StoredAddress.Longest)
            .Text("name_seen", x => x.Row.Observation.NameSeen, longest: 200)
            .Json("tries", x => AccountJson.Write(x.Row.Tries))
            .OptionalJson("interaction", x => AccountJson.Write(x.Row.Observation.Interaction));

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
