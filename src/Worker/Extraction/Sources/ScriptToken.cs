using System.Runtime.InteropServices;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>One token of a script, as a place in the page's text; quotes included.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScriptToken(TokenKind Kind, int Start, int Length);
