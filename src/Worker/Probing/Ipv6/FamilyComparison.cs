using System.Net;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Probing.Ipv6;

/// <summary>Compares a page's answers over both families, and asks again where they differ: a page that changes with every visit, or a host of which
/// every second answer fails, says nothing of the family.</summary>
internal sealed class FamilyComparison(PinnedWalk walk)
{
    // In a row, for a host behind which every second server fails answers by turns.
    private const int FurtherAnswers = 3;

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

    /// <summary>The difference, where IPv6 gives the same bad answer each time and IPv4 the same good one.</summary>
    public async Task<PairReading> SteadyAsync(Uri page, IPAddress v4, FamilyAnswer told, FamilyAnswer v6, PairReading pair, ProbeContext context, AddressGuard guard, CancellationToken ct)
    {
        // What could not be connected or secured is the looker's to try again.
        if (v6.Address is not { } address || v6.Outcome is FamilyOutcome.NoConnection or FamilyOutcome.NoHandshake) return pair;
        for (var further = 0; further < FurtherAnswers; further++)
        {
            var again = await walk.AskAsync(page, address, compare: false, context, guard, ct);
            if (again.Outcome == FamilyOutcome.NotAsked) return new PairReading(null, again.Fault);
            if (!again.IsLike(v6)) return new PairReading(null, $"IPv6的应答时好时坏（{v6.Describe()}，{again.Describe()}），未作结论");
        }

        var other = await walk.AskAsync(page, v4, compare: false, context, guard, ct);
        return other.IsLike(told) ? pair : new PairReading(null, PairReading.Unfit(other) ?? $"IPv4的应答时好时坏（{told.Describe()}，{other.Describe()}），未作结论");
    }
}
