namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>What a token of a script is.</summary>
internal enum TokenKind : byte
{
    Sign,
    Name,
    Number,
    Text,
    Template,
}
