using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Mapping;
using Npgsql;

namespace FreshnessCrawler.Storage.Reading;

/// <summary>Rows of crawl.site_link (v) with their address (crawl.link l), as problems.</summary>
internal static class SiteLinkRows
{
    /// <summary>To be followed by the time of the last test.</summary>
    internal const string Columns =
        "v.site_id, l.url, v.class, v.kind, v.external, v.level, v.page_url, v.text, v.pages, v.http_status, v.detail, v.lapsed_name, v.was_broken, v.since";

    internal static LinkProblem Read(NpgsqlDataReader reader) => new(
        reader.GetString(1),
        EnumText.FromText<LinkClass>(reader.GetString(2)),
        EnumText.FromText<LinkKind>(reader.GetString(3)),
        reader.GetBoolean(4),
        reader.GetInt32(5),
        reader.GetString(6),
        reader.Text(7),
        reader.GetInt32(8),
        reader.Number(9),
        reader.Text(10),
        reader.GetFieldValue<DateTimeOffset>(13),
        reader.GetFieldValue<DateTimeOffset>(14))
    {
        LapsedName = reader.GetBoolean(11),
        WasBroken = reader.GetBoolean(12),
    };
}
