using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Accounts.Plan;

/// <summary>What a right inspection of accounts finds, reckoned from the plan alone. The limit stands here on purpose as a number of its own.</summary>
public static class AccountTruth
{
    private const int Weeks2 = 14;
    private const int Idle = 180;

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public static IReadOnlyList<TrueAccount> All(CityPlan city) => [.. city.Accounts.Select(account => Of(city, account))];

    /// <summary>All texts about votes and likes, in posts and in sites' articles, with their false friends.</summary>
    public static IReadOnlyList<TrueCampaign> Texts(CityPlan city) =>
        [.. city.Accounts.Select(account => Text(city, account)).OfType<TrueCampaign>(), .. city.Sites.Select(site => SiteTexts.Truth(city, site)).OfType<TrueCampaign>()];

    public static TrueAccount Of(CityPlan city, AccountPlan account)
    {
        var (access, also, reason) = Access(account);
        var sources = account.Sources.Select((source, at) => new TrueSource(source.Kind, source.Shape, source.Fault, source.Address, Newest(city, account, source, at + 1))).ToList();
        var newest = sources.Max(source => source.Newest);
        var rules = new Dictionary<string, TrueOutcome>(StringComparer.Ordinal) { ["V-M2a"] = Updated(city, account, newest), ["V-M3a"] = Interactive(account), ["A-TWIN"] = Twin(city, account) };
        if (Unused(city, account, access, newest) is { } idle) rules["A-IDLE"] = idle;
        if (Renamed(account, access) is { } renamed) rules["A-NAME"] = renamed;
        if (rules["V-M2a"] == TrueOutcome.NotTested && reason is null) reason = "listTooOld";
        return new TrueAccount(account.Code, account.Unit.Name, account.Platform, account.Name, account.CancelledOn is null ? access : null, also, newest, rules, reason, account.Planted,
            sources, account.OnlyLists);
    }

    /// <summary>Of the texts in posts; those in sites' articles are <see cref="SiteTexts"/>'.</summary>
    public static TrueCampaign? Text(CityPlan city, AccountPlan account)
    {
        if (account.Text is not { } text) return null;
        var source = account.Sources[0];
        var post = Posts.Of(account, source, city, default).First(post => post.Number == AccountPlan.PostWithText);
        var day = DayOf(post.At!.Value);
        return new TrueCampaign(post.Url, account.Unit.Name, account.Code, null, post.Title, day, text.IsCampaign, text.Activity,
            text.IsCampaign ? text.Filing : null, text.IsCampaign ? CampaignText.StartsOn(day) : null);
    }

    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(China).DateTime);

    /// <summary>Whether a source with that fault still shows dated posts.</summary>
    public static bool Reads(FeedFault fault) => fault is FeedFault.None or >= FeedFault.CutFresh;

    private static DateTimeOffset? Newest(CityPlan city, AccountPlan account, SourcePlan source, int place)
    {
        if (!Reads(source.Fault)) return null;
        var night = AccountPlanting.Moment(city.AsOf, 0, 23, 59);
        var posts = Posts.Of(account, source, city, night);
        // Each article is an address of its own.
        if (source.Shape == FeedShape.WeChatArticle) posts.RemoveAll(post => post.Number != place - 1);
        return posts.Where(post => post.At <= night).Max(post => post.At);
    }

    private static TrueOutcome Updated(CityPlan city, AccountPlan account, DateTimeOffset? newest)
    {
        if (NotInUse(city, account)) return TrueOutcome.NotApplicable;
        var earliest = city.AsOf.AddDays(-Weeks2);
        if (newest is { } at && DayOf(at) >= earliest) return TrueOutcome.Pass;
        if (account.RegisteredOn > earliest) return TrueOutcome.NotApplicable;
        // Single articles prove what was published, never that nothing else was.
        return account.Sources.Any(source => Reads(source.Fault) && source.Shape != FeedShape.WeChatArticle && source.CheckedDaysAgo == 0) ? TrueOutcome.Fail : TrueOutcome.NotTested;
    }

    // Nobody here has been silent or suspended for long, nor gone on several days.
    private static TrueOutcome? Unused(CityPlan city, AccountPlan account, TrueAccess access, DateTimeOffset? newest)
    {
        if (account.CancelledOn <= city.AsOf) return TrueOutcome.NotApplicable;
        if (account.SuspendedOn <= city.AsOf || newest is not null) return TrueOutcome.Pass;
        if (account.RegisteredOn > city.AsOf.AddDays(-Idle)) return TrueOutcome.NotApplicable;
        // The old posts of a feed that is cut short prove something too, or not: as the reader likes.
        return access == TrueAccess.Malformed ? null : TrueOutcome.NotTested;
    }

    private static TrueOutcome Twin(CityPlan city, AccountPlan account)
    {
        if (NotInUse(city, account)) return TrueOutcome.NotApplicable;
        if (account.TwinOf is not { } number || number > city.Accounts.Count) return TrueOutcome.Pass;
        return city.Accounts[number - 1].Unit == account.Unit ? TrueOutcome.Fail : TrueOutcome.NotTested;
    }

    private static TrueOutcome? Renamed(AccountPlan account, TrueAccess access)
    {
        if (account.CancelledOn is not null || account.SuspendedOn is not null) return TrueOutcome.NotApplicable;
        if (account.Planted == "renamed") return TrueOutcome.Fail;
        if (account.SeenName is not null || access != TrueAccess.Read) return TrueOutcome.NotTested;
        return account.Sources.Count == 1 && account.Sources[0].Kind is "weibo" or "toutiao" or "douyin" ? TrueOutcome.Pass : null;
    }

    private static bool NotInUse(CityPlan city, AccountPlan account) => account.CancelledOn <= city.AsOf || account.SuspendedOn <= city.AsOf;

    private static TrueOutcome Interactive(AccountPlan account)
    {
        if (account.CancelledOn is not null || account.SuspendedOn is not null) return TrueOutcome.NotApplicable;
        return account.Interactions.MinBy(record => record.DaysAgo)?.Effective switch { true => TrueOutcome.Pass, false => TrueOutcome.Fail, null => TrueOutcome.NotTested };
    }

    private static (TrueAccess Access, TrueAccess[] Also, string? Reason) Access(AccountPlan account)
    {
        if (account.Sources.Count == 0) return (TrueAccess.NoSource, [], "noSource");
        if (account.Sources.Any(source => Reads(source.Fault))) return (TrueAccess.Read, [], null);
        var (first, also) = Of(account.Sources[0].Fault);
        foreach (var other in account.Sources.Skip(1)) also = [.. also, Of(other.Fault).Access];
        return (first, also, char.ToLowerInvariant($"{first}"[0]) + $"{first}"[1..]);
    }

    private static (TrueAccess Access, TrueAccess[] Also) Of(FeedFault fault) => fault switch
    {
        FeedFault.Forbidden or FeedFault.Teapot or FeedFault.Status432 or FeedFault.TooMany => (TrueAccess.Blocked, []),
        FeedFault.Firewall => (TrueAccess.Firewall, []),
        FeedFault.Challenge => (TrueAccess.Firewall, [TrueAccess.Blocked]),
        FeedFault.LoginPage or FeedFault.LoginAnswer => (TrueAccess.LoginWall, []),
        FeedFault.CookieExpired => (TrueAccess.CookieExpired, []),
        FeedFault.Gone => (TrueAccess.Gone, []),
        FeedFault.RsshubError or FeedFault.NotFound or FeedFault.Broken => (TrueAccess.Unreachable, []),
        FeedFault.UnknownId => (TrueAccess.Unreachable, [TrueAccess.Malformed]),
        FeedFault.Empty => (TrueAccess.Empty, []),
        FeedFault.Undated or FeedFault.InvalidDates or FeedFault.ImpossibleDates or FeedFault.AllFuture => (TrueAccess.Undated, []),
        FeedFault.Page or FeedFault.CutOld => (TrueAccess.Malformed, []),
        FeedFault.CutBeforeItems => (TrueAccess.Malformed, [TrueAccess.Empty]),
        FeedFault.Robots => (TrueAccess.NotAsked, []),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "It is read."),
    };
}
