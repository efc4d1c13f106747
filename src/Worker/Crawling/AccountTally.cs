using FreshnessCrawler.Storage.Writing;

namespace FreshnessCrawler.Worker.Crawling;

/// <summary>Counts a run over accounts as it goes and tells whoever watches. May be told from many threads.</summary>
internal sealed class AccountTally(int accounts, IProgress<CrawlProgress>? progress)
{
    private int _looked;
    private int _requests;
    private int _faults;
    private int _campaigns;
    private long _bytes;

    public int Done { get; private set; }
    public int Faults => _faults;
    public int Requests => _requests;

    /// <summary>Candidates met, those known before too.</summary>
    public int Campaigns => _campaigns;
    public long Bytes => _bytes;

    public void Fault() => Interlocked.Increment(ref _faults);

    public void Look(string name, AccountResult result)
    {
        var looked = Interlocked.Increment(ref _looked);
        var requests = Interlocked.Add(ref _requests, result.Tries.Count);
        Interlocked.Add(ref _campaigns, result.Campaigns.Count);
        Interlocked.Add(ref _bytes, result.Tries.Sum(attempt => attempt.Bytes));
        progress?.Report(new CrawlProgress(looked, accounts, 0, 0, requests, name));
    }

    public void Written(int accounts) => Done += accounts;
}
