using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Reading;

namespace FreshnessCrawler.Worker.Accounts;

/// <summary>One kind of source of an account's posts. It asks once and never throws for what the source does: that is in the answer.</summary>
public interface IAccountFeed
{
    AccountSourceKind Kind { get; }

    Task<FeedAnswer> ReadAsync(AccountTarget account, AccountSourceTarget source, FeedContext context, CancellationToken ct);
}
