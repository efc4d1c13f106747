using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace FreshnessCrawler.Storage.Registry;

/// <summary>Persons' checks are only ever added to. Of those of one account and day the one stored last counts, so after an import that is the last
/// one of the file: a row that was corrected and is put back is stored once more, for else the correction would go on counting.</summary>
internal static class InteractionMerge
{
    public static async Task<ImportCount> ApplyAsync(
        CrawlerDbContext context, IReadOnlyList<InteractionEntry>? entries, Dictionary<string, Account> accounts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (entries is null)
            return new ImportCount(RegistryKind.Interaction, 0, 0, 0, 0);
        var given = entries.Select(e => (AccountId: accounts[e.Account].Id, Entry: e)).ToLookup(e => (e.AccountId, e.Entry.CheckedOn), e => e.Entry);
        var ids = given.Select(g => g.Key.AccountId).Distinct().ToList();
        var stored = (await context.AccountInteractions.AsNoTracking().Where(i => ids.Contains(i.AccountId)).ToListAsync(cancellationToken))
            .OrderBy(i => i.EnteredAt).ThenBy(i => i.Id).ToLookup(i => (i.AccountId, i.CheckedOn), i => new Said(i.Effective, i.Channel, i.Evidence, i.By));
        var added = 0;
        foreach (var day in given)
        {
            var told = day.Select(e => new Said(e.Effective, e.Channel, e.Evidence, e.By)).ToList();
            foreach (var said in Missing(told, [.. stored[day.Key]]))
            {
                // A microsecond apart, so that the moment alone tells the later.
                context.AccountInteractions.Add(said.Of(day.Key.AccountId, day.Key.CheckedOn, now.ToUniversalTime().AddMicroseconds(added++)));
            }
        }

        return new ImportCount(RegistryKind.Interaction, added, 0, 0, Math.Max(0, entries.Count - added));
    }

    private static List<Said> Missing(List<Said> told, List<Said> stored)
    {
        var missing = told.Where(said => !stored.Contains(said)).ToList();
        if ((missing.LastOrDefault() ?? stored[^1]) != told[^1])
            missing.Add(told[^1]);
        return missing;
    }

    private sealed record Said(bool Effective, string Channel, string Evidence, string By)
    {
        public AccountInteraction Of(long account, DateOnly day, DateTimeOffset enteredAt) => new()
        {
            AccountId = account,
            CheckedOn = day,
            Effective = Effective,
            Channel = Channel,
            Evidence = Evidence,
            By = By,
            EnteredAt = enteredAt,
        };
    }
}
