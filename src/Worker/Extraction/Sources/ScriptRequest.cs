namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>A request that a page's program would make.</summary>
/// <param name="Url">As the program gives it, its parameters in the query.</param>
/// <param name="Call">By what call, for people.</param>
/// <param name="At">The token where it stands.</param>
/// <param name="Posted">Whether the program would POST a form; asked for by GET it is worth a try, and less sure.</param>
internal readonly record struct ScriptRequest(string Url, string Call, int At, bool Posted);
