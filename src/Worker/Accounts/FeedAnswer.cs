using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;

namespace FreshnessCrawler.Worker.Accounts;

/// <summary>What one source said of an account.</summary>
/// <param name="Try">How it was asked and what came of it.</param>
/// <param name="AsOf">Up to which moment it speaks; null where it was not read.</param>
/// <param name="Posts">In the source's order.</param>
/// <param name="NameSeen">The account's own name where the source gives one that is it (not a reader's title for it).</param>
/// <param name="Interaction">A way to interact that the answer proves (comments of others under a post); null where it proves none.</param>
public sealed record FeedAnswer(SourceTry Try, DateTimeOffset? AsOf, IReadOnlyList<ReadPost> Posts, string? NameSeen, InteractionRecord? Interaction);
