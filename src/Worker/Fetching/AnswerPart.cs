namespace FreshnessCrawler.Worker.Fetching;

/// <summary>How much of an answer a request wants.</summary>
public enum AnswerPart
{
    /// <summary>The page, within all caps.</summary>
    Page,

    /// <summary>Only how it begins, asked for by HEAD.</summary>
    Head,

    /// <summary>Only how it begins, asked for by GET and broken off before the body: for servers that treat HEAD otherwise.</summary>
    Beginning,
}
