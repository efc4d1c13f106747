using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Writing;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>What was seen of an account while our own way out was not proven: it is kept with that reason, and moves nothing.</summary>
public static class VoidAccount
{
    /// <param name="reason">Why the window is void, in Chinese.</param>
    public static AccountResult Of(AccountResult seen, string reason)
    {
        var why = $"观测作废：{reason}";
        return seen with
        {
            Observation = seen.Observation with
            {
                Access = AccountAccess.NotAsked,
                Reason = why,
                AsOf = null,
                Newest = null,
                NewestTitle = null,
                NewestUrl = null,
                NewestRemembered = false,
                NameSeen = null,
                GoneDays = 0,
                Interaction = [.. seen.Observation.Interaction.Where(record => record.By is not null)],
            },
            Tries = [.. seen.Tries.Select(attempt => attempt with { Access = attempt.Access == AccountAccess.Read ? AccountAccess.NotAsked : attempt.Access, Reason = why, ETag = null, LastModified = null })],
            Posts = [],
            Campaigns = [],
            Verdicts = [.. seen.Verdicts.Select(verdict => verdict with { Outcome = Outcome.NotTested, Summary = $"未测：{why}" })],
        };
    }
}
