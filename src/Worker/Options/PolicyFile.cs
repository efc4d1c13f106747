using System.Globalization;
using System.Text.Json;
using FreshnessCrawler.Rules;

namespace FreshnessCrawler.Worker.Options;

/// <summary>The versions of the indicators (policy.json). A limit that is missing, misspelt or of the wrong unit would judge a whole city wrongly,
/// so the file is read strictly: nothing is defaulted and nothing is ignored.</summary>
public sealed class PolicyFile
{
    private readonly string _path;

    private PolicyFile(string path, IReadOnlyList<RulePolicy> all)
    {
        _path = path;
        All = all;
    }

    /// <summary>Every version, the oldest first.</summary>
    public IReadOnlyList<RulePolicy> All { get; }

    /// <exception cref="InvalidDataException">The file is not there or wrong; the message names file, version, field and the mend.</exception>
    public static PolicyFile Load(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { AllowDuplicateProperties = false });
            var file = new PolicyNode(path, version: null, json.RootElement, "the file");
            var policies = file.Items("policies").Select((node, i) => ReadPolicy(node, path, i + 1)).OrderBy(p => p.EffectiveFrom).ToList();
            file.RefuseUnknown();
            RefuseTwice(path, policies.Select(p => p.Version), "version");
            RefuseTwice(path, policies.Select(p => p.EffectiveFrom.ToString("O", CultureInfo.InvariantCulture)), "effectiveFrom");
            return policies.Count > 0
                ? new PolicyFile(path, policies)
                : throw new InvalidDataException($"{path}: \"policies\" is empty; add at least one version of the indicators.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path}: cannot be read ({e.Message}); put the policy there, or name another with the setting Policy.", e);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}: not valid JSON ({e.Message}); mend it at that place.", e);
        }
    }

    /// <summary>The newest version in force on a civil day (Asia/Shanghai).</summary>
    public RulePolicy At(DateOnly day) => All.LastOrDefault(p => p.EffectiveFrom <= day)
        ?? throw new InvalidDataException(
            $"{_path}: no version is in force on {day:yyyy-MM-dd}; the oldest, {All[0].Version}, starts on {All[0].EffectiveFrom:yyyy-MM-dd}. Add an earlier version.");

    /// <summary>The version of this name, or null.</summary>
    public RulePolicy? Find(string version) => All.FirstOrDefault(p => string.Equals(p.Version, version, StringComparison.Ordinal));

    private static RulePolicy ReadPolicy(JsonElement element, string path, int number)
    {
        var version = new PolicyNode(path, version: null, element, $"policy number {number}").Text("version");
        var node = new PolicyNode(path, version, element, "the policy");
        var policy = new RulePolicy
        {
            Version = node.Text("version"),
            EffectiveFrom = node.Day("effectiveFrom"),
            HomeWindow = node.Window("homeWindow"),
            NewsWindow = node.Window("newsWindow"),
            NoticeWindow = node.Window("noticeWindow"),
            OtherWindow = node.Window("otherWindow"),
            StaleColumnsVeto = node.Count("staleColumnsVeto"),
            LongStaleColumnsVeto = node.Count("longStaleColumnsVeto"),
            BlankColumnsVeto = node.Count("blankColumnsVeto"),
            NamedStaleNews = node.Count("namedStaleNews"),
            NamedStaleNotices = node.Count("namedStaleNotices"),
            NamedLongStale = node.Count("namedLongStale"),
            UndatedColumnIsStale = node.Switch("undatedColumnIsStale"),
            UndatedHomeIsStale = node.Switch("undatedHomeIsStale"),
            MinimumConfidence = node.Share("minimumConfidence"),
            DateConfidence = node.DateConfidence("dateConfidence"),
            MinimumDateConfidence = node.Share("minimumDateConfidence"),
            AvailabilityDays = node.Count("availabilityDays", LimitUnit.Days),
            AvailabilityVisits = node.Count("availabilityVisits", LimitUnit.Visits),
            AvailabilityVeto = node.Share("availabilityVeto"),
            AvailabilityWarning = node.Share("availabilityWarning"),
            AvailabilityTimeout = node.Count("availabilityTimeout", LimitUnit.Seconds),
            MassFailure = node.Share("massFailure"),
            MassFailureHosts = node.Count("massFailureHosts", LimitUnit.Hosts),
            BlockedVisitFails = node.Switch("blockedVisitFails"),
            MaintenanceVisitFails = node.Switch("maintenanceVisitFails"),
            LinkPointsHome = node.Points("linkPointsHome"),
            LinkPointsOther = node.Points("linkPointsOther"),
            LinkPointsCap = node.Points("linkPointsCap"),
            MinimumLinkCoverage = node.Share("minimumLinkCoverage"),
            Ipv6SecondLevel = node.Share("ipv6SecondLevel"),
            Ipv6ThirdLevel = node.Share("ipv6ThirdLevel"),
            Ipv6Success = node.Share("ipv6Success"),
            Ipv6Difference = node.Share("ipv6Difference"),
            Ipv6MinimumLinks = node.Count("ipv6MinimumLinks", LimitUnit.Links),
            AccountWindow = node.Window("accountWindow"),
            AccountListAge = node.Count("accountListAge", LimitUnit.Days),
            AccountWarning = node.Count("accountWarning", LimitUnit.Days),
            InteractionAge = node.Window("interactionAge"),
            CommentsAreInteraction = node.Switch("commentsAreInteraction"),
            IdleAccountMonths = node.Count("idleAccountMonths", LimitUnit.Months),
            IdleAccountDays = node.Count("idleAccountDays", LimitUnit.Days),
            GoneDays = node.Count("goneDays", LimitUnit.Days),
            FilingWorkingDays = node.Count("filingWorkingDays", LimitUnit.WorkingDays),
        };
        node.RefuseUnknown();
        return policy;
    }

    private static void RefuseTwice(string path, IEnumerable<string> values, string field)
    {
        if (values.CountBy(v => v).FirstOrDefault(v => v.Value > 1) is { Key: { } twice })
            throw new InvalidDataException($"{path}: {twice}: \"{field}\" is there twice; each version has its own.");
    }
}
