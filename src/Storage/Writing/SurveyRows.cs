using FreshnessCrawler.Rules.Observations;
using Npgsql;

namespace FreshnessCrawler.Storage.Writing;

/// <summary>The one row that each survey leaves, whatever came of it.</summary>
internal static class SurveyRows
{
    private const int LongestReason = 500;

    internal static NpgsqlBatchCommand Of(SiteResult result, LinkObservations links) => new NpgsqlBatchCommand("""
        INSERT INTO crawl.link_survey (
          run_id, site_id, observed_at, not_tested, pages, link_references, addresses, requests, problems, unproven, refused, tallies, left_out)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb, $13::jsonb)
        """)
        .With(result.RunId)
        .With(result.SiteId)
        .WithInstant(links.ObservedAt)
        .WithText(links.NotTested, LongestReason)
        .With(links.Pages)
        .With(links.References)
        .With(links.Addresses)
        .With(links.Requests)
        .With(links.Problems.Count)
        .With(links.Unproven)
        .With(links.Problems.Count(problem => !StoredAddress.IsKept(problem.Url)))
        .With(SurveyJson.Write(links.Tallies))
        .With(SurveyJson.Write(links.LeftOut));

    internal static NpgsqlBatchCommand Of(SiteResult result, Ipv6Observations ipv6)
    {
        var command = new NpgsqlBatchCommand("""
            INSERT INTO crawl.ipv6_survey (
              run_id, site_id, observed_at, not_tested, home, visits, failed_visits, failing, gaps,
              second_found, second_counted, second_supporting, second_left_out, second_seed,
              third_found, third_counted, third_supporting, third_left_out, third_seed)
            VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, $10, $11, $12, $13::jsonb, $14, $15, $16, $17, $18::jsonb, $19)
            """)
            .With(result.RunId)
            .With(result.SiteId)
            .WithInstant(ipv6.ObservedAt)
            .WithText(ipv6.NotTested, LongestReason)
            .WithText(ipv6.Home is null ? null : SurveyJson.Write(ipv6.Home))
            .With(ipv6.Visits)
            .With(ipv6.FailedVisits)
            .With(ipv6.FailingLinks.Count)
            .With(ipv6.Gaps.Count);
        return WithRate(WithRate(command, ipv6.SecondLevel), ipv6.ThirdLevel);
    }

    private static NpgsqlBatchCommand WithRate(NpgsqlBatchCommand command, Ipv6LinkRate? rate) => command
        .WithNumber(rate?.Found)
        .WithNumber(rate?.Counted)
        .WithNumber(rate?.Supporting)
        .WithText(rate is null ? null : SurveyJson.Write(rate.LeftOut))
        .WithNumber(rate?.Seed);
}
