using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Storage.Writing;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>One address that a site shows, once, however many pages show it.</summary>
public sealed class LinkEntry(string url, string authority, string host, bool external, LinkKind kind)
{
    public string Url => url;

    /// <summary>Scheme, host and port; empty for what is no web address.</summary>
    public string Authority => authority;

    public string Host => host;
    public bool External => external;
    public LinkKind Kind => kind;

    /// <summary>Level of the first page that shows it.</summary>
    public int Level { get; set; }

    /// <summary>That page, by its number; with <see cref="Place"/> it makes "the first" the same one every night.</summary>
    public int Page { get; set; }

    /// <summary>The how manyeth reference on that page.</summary>
    public int Place { get; set; }

    public string? Text { get; set; }

    /// <summary>On how many pages it stands.</summary>
    public int Pages { get; set; }

    /// <summary>The page that was last seen to show it.</summary>
    public int LastPage { get; set; } = -1;

    /// <summary>What is known without asking: another scheme, no address. Null for what has to be asked for.</summary>
    public LinkClass? Given { get; set; }

    /// <summary>Why it is not tested; in Chinese.</summary>
    public string? Skip { get; set; }

    public string? Detail { get; set; }

    public LinkTest? Test { get; set; }

    public LinkClass Class => Test?.Class ?? Given ?? LinkClass.Skipped;

    /// <summary>Whether it is read for its own links, within the levels.</summary>
    public bool IsOwnPage => !external && kind is (LinkKind.Page or LinkKind.Frame);
}
