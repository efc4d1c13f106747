using System.Collections.Frozen;
using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>What an address leads to, by the element that shows it and, for a link, by its ending.</summary>
public static class AddressKind
{
    private static readonly FrozenDictionary<string, LinkKind> s_endings = new Dictionary<string, LinkKind>(StringComparer.OrdinalIgnoreCase)
    {
        ["pdf"] = LinkKind.Attachment,
        ["doc"] = LinkKind.Attachment,
        ["docx"] = LinkKind.Attachment,
        ["xls"] = LinkKind.Attachment,
        ["xlsx"] = LinkKind.Attachment,
        ["ppt"] = LinkKind.Attachment,
        ["pptx"] = LinkKind.Attachment,
        ["wps"] = LinkKind.Attachment,
        ["et"] = LinkKind.Attachment,
        ["ofd"] = LinkKind.Attachment,
        ["ceb"] = LinkKind.Attachment,
        ["csv"] = LinkKind.Attachment,
        ["rtf"] = LinkKind.Attachment,
        ["zip"] = LinkKind.Attachment,
        ["rar"] = LinkKind.Attachment,
        ["7z"] = LinkKind.Attachment,
        ["exe"] = LinkKind.Attachment,
        ["apk"] = LinkKind.Attachment,
        ["ipa"] = LinkKind.Attachment,
        ["swf"] = LinkKind.Media,
        ["jpg"] = LinkKind.Image,
        ["jpeg"] = LinkKind.Image,
        ["png"] = LinkKind.Image,
        ["gif"] = LinkKind.Image,
        ["bmp"] = LinkKind.Image,
        ["webp"] = LinkKind.Image,
        ["ico"] = LinkKind.Image,
        ["tif"] = LinkKind.Image,
        ["mp3"] = LinkKind.Media,
        ["mp4"] = LinkKind.Media,
        ["wmv"] = LinkKind.Media,
        ["avi"] = LinkKind.Media,
        ["flv"] = LinkKind.Media,
        ["wav"] = LinkKind.Media,
        ["m3u8"] = LinkKind.Media,
        ["css"] = LinkKind.Style,
        ["js"] = LinkKind.Script,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <param name="path">The address's path, without its query.</param>
    public static LinkKind Of(LinkKind element, ReadOnlySpan<char> path)
    {
        if (element != LinkKind.Page) return element;
        var dot = path.LastIndexOf('.');
        var ending = dot < 0 || dot < path.LastIndexOf('/') ? default : path[(dot + 1)..];
        return s_endings.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(ending, out var kind) ? kind : LinkKind.Page;
    }
}
