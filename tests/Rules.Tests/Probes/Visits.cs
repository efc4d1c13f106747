using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Rules.Tests.Probes;

/// <summary>A week of 24 visits a day before the sample's moment: 168, of which 8 failing are 4.76 % and 9 are 5.35 %.</summary>
internal static class Visits
{
    private const int Days = 7;
    private const int ADay = 24;

    public static AvailabilityDay Day(int number, int failed = 0, int blocked = 0, int maintenance = 0, int lost = 0, int visits = ADay) =>
        new(Sample.Point.At.AddDays(number - Days), visits, visits - failed - blocked - maintenance - lost, failed, blocked, maintenance, lost);

    /// <summary>The first days as given, the rest without a fault.</summary>
    public static AvailabilityObservations Week(params AvailabilityDay[] first)
    {
        var days = first.Concat(Enumerable.Range(first.Length, Days - first.Length).Select(number => Day(number))).ToList();
        return Of(days);
    }

    public static AvailabilityObservations Of(IReadOnlyList<AvailabilityDay> days) => new()
    {
        From = Sample.Point.At.AddDays(-Days),
        To = Sample.Point.At,
        Days = days,
        Failures =
        [
            .. days.SelectMany(day => Enumerable.Range(0, day.Failed).Select(i => new FailedVisit(day.From.AddHours(i), "15秒未打开", 15_000))),
        ],
    };
}
