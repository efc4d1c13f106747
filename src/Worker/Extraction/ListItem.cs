using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>One item of a list page.</summary>
/// <param name="Title">Its title, white space folded.</param>
/// <param name="Url">Its absolute address, or its raw one where that is no address.</param>
/// <param name="Date">Its publication date (civil day, China); null where none is shown, or where the shown one cannot be a publication date.</param>
/// <param name="Pinned">Marked as pinned (置顶) or out of order at the top. Never used to ignore an item: position does not decide.</param>
/// <param name="Note">Why a shown date was not taken (in the future, impossible), or null.</param>
/// <param name="Source">Where <paramref name="Date"/> was read.</param>
/// <param name="Inferred">Whether part of the date was not written but inferred (its year, its day, the day it is counted from): such a date moves by itself.</param>
public sealed record ListItem(string Title, string Url, DateOnly? Date, bool Pinned, string? Note = null, DateSource Source = DateSource.Shown, bool Inferred = false);
