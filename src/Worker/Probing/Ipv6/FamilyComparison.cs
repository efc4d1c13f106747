using System.Net;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>Compares a page's answers over both families, and asks over IPv4 once more where only the content tells them apart.</summary>
internal sealed class FamilyComparison(PinnedWalk walk)
{
    /// <param name="page">The page.</param>
    /// <param name="v4">The address that gave <paramref name="told"/>.</param>
    /// <param name="told">IPv4's answer, with its text; fit to compare with (<see cref="PairReading.Unfit"/>).</param>
    /// <param name="v6">IPv6's, with its text.</param>
    /// <param name="context">The run's.</param>
    /// <param name="guard">The run's.</param>
    /// <param name="ct">Only it throws.</param>
    public async Task<PairReading> ReadAsync(Uri page, IPAddress v4, FamilyAnswer told, FamilyAnswer v6, ProbeContext context, AddressGuard guard, CancellationToken ct)
    {
        var limit = (double)context.Policy.Ipv6Difference.Value;
        var pair = PairReading.Of(told, v6, limit);
        if (!pair.ByContent) return pair;
        // A page that differs from itself as much at every visit proves nothing of the family.
        var again = await walk.AskAsync(page, v4, compare: true, context, guard, ct);
        if (PairReading.Unfit(again) is { } unfit) return new PairReading(null, unfit);
        var second = PairReading.Of(again, v6, limit);
        if (second.Same == true) return second;
        return PairReading.Of(told, again, limit) is { Same: not true, Difference: { } own }
            ? new PairReading(null, $"网页每次访问内容都不同（IPv4两次相差{own:0.0%}），不能比较", pair.Difference, ByContent: true)
            : pair;
    }
}
