using System.Collections.Concurrent;
using FreshnessCrawler.Worker.Accounts.Lists;

namespace FreshnessCrawler.Worker.Accounts;

/// <summary>What the accounts of one run have in common: a list of many accounts is fetched once, not once an account.</summary>
internal sealed class RunShare
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ListAnswer>>> _lists = new(StringComparer.Ordinal);

    public async Task<ListAnswer> ListAsync(string address, Func<Task<ListAnswer>> fetch, CancellationToken ct)
    {
        while (true)
        {
            var shared = _lists.GetOrAdd(address, static (_, fetch) => new Lazy<Task<ListAnswer>>(fetch), fetch);
            try
            {
                return await shared.Value.WaitAsync(ct);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                // whoever asked first was called off; this account was not
                _lists.TryRemove(KeyValuePair.Create(address, shared));
            }
        }
    }
}
