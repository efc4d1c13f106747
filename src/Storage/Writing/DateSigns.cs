namespace FreshnessCrawler.Storage.Writing;

/// <summary>Signs that publication dates are forged, as observations of their own beside the dates. They never change what is known, and
/// no verdict rests on them: there are honest reasons for each, and a person weighs them.
/// Compared are only dates that the list itself shows in full, by one version of the reader on one way to the list; never those of a
/// column's first reading.</summary>
/// <remarks>
/// <c>redated</c>: an item shows another date than before, by more than <see cref="Correction"/>; for an item whose address stands for it alone.<br/>
/// <c>massRedated</c>: at least <see cref="ManyItems"/> items and half of those compared were re-dated between two readings.<br/>
/// <c>movingDate</c>: all items show one and the same date, and it moved on by as many days as the visit; then the two above are not said.<br/>
/// <c>backdated</c>: a new item shows a date more than <see cref="LateDays"/> days back, in a column that was being read
/// (<see cref="ReadDays"/> days of the last fourteen, the last one within a week), in a stretch of time that the page had covered:
/// an old item that comes up from the second page because others were deleted is older than all the rest.
/// </remarks>
internal static class DateSigns
{
    /// <summary>In days: up to this a changed date is a correction.</summary>
    internal const string Correction = "1";

    internal const string ManyItems = "5";
    internal const string LateDays = "30";
    internal const string ReadDays = "3";

    /// <summary>How many items must show a date of their own for a date on all of them to be a clock, and be older than a new one for it to be late.</summary>
    private const string FewItems = "3";

    /// <summary>Before the items are merged. Parameters: run, site.</summary>
    internal const string OfKnownItems = $$"""
        WITH known AS MATERIALIZED (
          {{ItemMerge.Known}}
        ), compared AS MATERIALIZED (
          SELECT k.*, k.shown_date - k.known_date AS days, r.observed_at, r.previous_at, NOT r.same_template AS template_changed
          FROM known k
          JOIN reading_seen r ON r.column_id = k.column_id AND r.alike AND r.dated
          WHERE k.shown_date IS NOT NULL AND k.known_date IS NOT NULL
            AND k.date_source = 'shown' AND k.known_source = 'shown' AND k.precise AND k.known_precise
        ), uniform AS (
          SELECT s.column_id FROM item_seen s
          GROUP BY s.column_id
          HAVING count(s.shown_date) = count(*) AND count(DISTINCT s.shown_date) = 1
        ), moving AS (
          SELECT c.column_id, min(c.known_date) AS before, min(c.shown_date) AS after, count(*) AS items, min(c.observed_at) AS observed_at
          FROM compared c
          JOIN uniform USING (column_id)
          GROUP BY c.column_id
          HAVING count(*) >= {{FewItems}}
            AND min(c.known_date) = max(c.known_date)
            AND min(c.shown_date) > min(c.known_date)
            AND min(c.shown_date) - min(c.known_date) = crawl.day_of(min(c.observed_at)) - crawl.day_of(min(c.previous_at))
        ), alone AS (
          SELECT s.column_id, s.url FROM item_seen s
          WHERE s.url ~ '^https?://'
          GROUP BY s.column_id, s.url
          HAVING count(DISTINCT s.item_key) = 1 AND count(DISTINCT s.shown_date) = 1
        ), redated AS (
          SELECT c.* FROM compared c
          JOIN alone USING (column_id, url)
          WHERE abs(c.days) > {{Correction}} AND c.column_id NOT IN (SELECT column_id FROM moving)
        ), many AS (
          SELECT r.column_id, count(*) AS items, count(*) FILTER (WHERE r.days > 0) AS later,
                 (SELECT count(*) FROM compared c WHERE c.column_id = r.column_id) AS total, min(r.observed_at) AS observed_at, bool_or(r.template_changed) AS template_changed
          FROM redated r
          GROUP BY r.column_id
        )
        INSERT INTO crawl.date_sign (run_id, site_id, column_id, item_id, kind, detail, seen_at)
        SELECT $1, $2, column_id, item_id, 'redated',
               jsonb_build_object('before', known_date, 'after', shown_date, 'days', days, 'templateChanged', template_changed), observed_at
        FROM redated
        UNION ALL
        SELECT $1, $2, column_id, NULL, 'massRedated',
               jsonb_build_object('items', items, 'of', total, 'later', later, 'templateChanged', template_changed), observed_at
        FROM many WHERE items >= {{ManyItems}} AND items * 2 >= total
        UNION ALL
        SELECT $1, $2, column_id, NULL, 'movingDate', jsonb_build_object('before', before, 'after', after, 'days', after - before, 'items', items), observed_at
        FROM moving
        """;

    /// <summary>After the items were merged. Parameters: run, site.</summary>
    /// <remarks>A corrected title or a moved address makes an item new that is not, and a rebuilt list all of them.</remarks>
    internal const string OfNewItems = $$"""
        INSERT INTO crawl.date_sign (run_id, site_id, column_id, item_id, kind, detail, seen_at)
        SELECT $1, $2, s.column_id, i.id, 'backdated',
               jsonb_build_object('shown', s.shown_date, 'firstSeen', crawl.day_of(r.observed_at), 'days', crawl.day_of(r.observed_at) - s.shown_date), r.observed_at
        FROM ({{ItemMerge.Once}}) s
        JOIN reading_seen r ON r.column_id = s.column_id AND r.alike AND r.same_template AND r.dated AND r.previous_at >= r.observed_at - interval '7 days'
        JOIN crawl.list_item i ON i.column_id = s.column_id AND i.item_key = s.item_key
        WHERE crawl.day_of(r.observed_at) - s.shown_date > {{LateDays}}
          AND i.first_seen_at = s.seen_at AND NOT i.baseline
          AND s.date_source = 'shown' AND s.precise AND NOT s.pinned AND s.url ~ '^https?://'
          AND NOT EXISTS (
            SELECT FROM crawl.list_item e
            WHERE e.column_id = s.column_id AND e.id <> i.id AND (e.url = s.url OR e.title = s.title))
          AND (SELECT count(DISTINCT crawl.day_of(o.observed_at)) FROM crawl.column_observation o
               WHERE o.column_id = s.column_id AND o.observed_at >= r.observed_at - interval '14 days' AND o.observed_at < r.observed_at
                 AND o.outcome = 'read' AND o.suspect IS NULL) >= {{ReadDays}}
          AND (SELECT count(*) FILTER (WHERE o.shown_date < s.shown_date AND NOT o.pinned AND e.first_seen_at < s.seen_at) >= {{FewItems}}
                  AND count(*) FILTER (WHERE e.first_seen_at = s.seen_at) * 2 < count(*)
               FROM item_seen o JOIN crawl.list_item e USING (column_id, item_key) WHERE o.column_id = s.column_id)
        """;
}
