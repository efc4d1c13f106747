namespace FreshnessCrawler.Worker.Tests.Extraction.Mutation;

public enum PieceKind
{
    Text,
    Open,
    Close,
    Comment,

    /// <summary>What stands inside script, style, title and their like.</summary>
    Raw,

    /// <summary>A doctype, a processing instruction.</summary>
    Other,
}

/// <summary>A run of a page's source.</summary>
/// <param name="Name">The tag's name in small letters, or that of the element a raw text belongs to; else empty.</param>
public readonly record struct MarkupPiece(PieceKind Kind, string Name, string Source);
