namespace FreshnessCrawler.Worker.Tests.Extraction.Mutation;

/// <summary>What a mutation must leave as it was.</summary>
public enum Keeps
{
    /// <summary>The page says the same to a reader of the screen: outcome, newest and every item with its date, in order.</summary>
    Everything,

    /// <summary>The column is as fresh as before, its items stand otherwise: outcome and newest.</summary>
    Newest,

    /// <summary>What the reader went by is gone: it may say "not read", but a date that it gives is the true one.</summary>
    Truth,
}

/// <summary>A change of a page's source.</summary>
/// <param name="Apply">Gives the changed source, or null where the page has nothing of the kind.</param>
public sealed record PageMutation(string Name, Keeps Keeps, Func<PageCase, Random, string?> Apply);
