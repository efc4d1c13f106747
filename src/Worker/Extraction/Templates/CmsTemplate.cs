using AngleSharp.Css.Dom;

namespace FreshnessCrawler.Worker.Extraction.Templates;

/// <summary>How the lists of one content management system are marked up; an entry of templates.json.</summary>
public sealed class CmsTemplate
{
    internal CmsTemplate(string name, IReadOnlyList<string> fingerprint, string sample, ISelector item, ISelector link, ISelector? title, ISelector date) =>
        (Name, Fingerprint, Sample, Item, Link, Title, Date) = (name, fingerprint, sample, item, link, title, date);

    public string Name { get; }

    /// <summary>Texts all of which the source of the page has.</summary>
    public IReadOnlyList<string> Fingerprint { get; }

    /// <summary>Name of the saved page that shows it.</summary>
    public string Sample { get; }

    internal ISelector Item { get; }

    internal ISelector Link { get; }

    /// <summary>Where the title is not the link's text.</summary>
    internal ISelector? Title { get; }

    internal ISelector Date { get; }

    internal bool Fits(ReadOnlySpan<char> raw)
    {
        foreach (var part in Fingerprint)
        {
            if (!raw.Contains(part, StringComparison.Ordinal)) return false;
        }

        return true;
    }
}
