namespace FreshnessCrawler.Worker.Accounts.Platforms;

/// <summary>The account's own among the posts of an answer: pages and lists also show what it liked, and works of others.</summary>
/// <param name="Items">The own ones; empty where <paramref name="Mixed"/>.</param>
/// <param name="Proven">Whether their author bears the account's number. Else all are of one author, whose number the address does not give.</param>
/// <param name="Mixed">Several authors, and none is known to be the account.</param>
internal sealed record OwnPosts(IReadOnlyList<JsonTree> Items, bool Proven, bool Mixed)
{
    /// <param name="items">Posts.</param>
    /// <param name="author">The author of one; <see cref="JsonTree.Nothing"/> where it names none.</param>
    /// <param name="numbers">Names of an author's members that may be its number, the surest first.</param>
    /// <param name="owners">Numbers by which the address and the registry know the account.</param>
    public static OwnPosts Of(IReadOnlyList<JsonTree> items, Func<JsonTree, JsonTree> author, string[] numbers, IEnumerable<string?> owners)
    {
        var known = owners.OfType<string>().Where(static owner => owner.Length > 0).ToHashSet(StringComparer.Ordinal);
        if (items.Any(item => Bears(author(item), numbers, known)))
            return new([.. items.Where(item => author(item) is var by && (by.First(numbers) is null || Bears(by, numbers, known)))], Proven: true, Mixed: false);
        var authors = items.Select(item => author(item).First(numbers)).OfType<string>().Distinct(StringComparer.Ordinal).Take(2).Count();
        return authors > 1 ? new([], Proven: false, Mixed: true) : new(items, Proven: false, Mixed: false);
    }

    private static bool Bears(JsonTree author, string[] numbers, HashSet<string> known) =>
        known.Count > 0 && Array.Exists(numbers, name => author[name].Text is { } number && known.Contains(number));
}
