using FreshnessCrawler.Storage.Reading;

namespace FreshnessCrawler.Worker.Accounts.Platforms;

/// <summary>Whose posts an answer should have.</summary>
/// <param name="Address">The source's, which names the account to the platform.</param>
/// <param name="Moment">Reads the platform's times.</param>
internal sealed record PlatformQuestion(AccountTarget Account, string Address, PostMoment Moment)
{
    /// <summary>The value of a parameter of the address; null where it has none.</summary>
    public string? Parameter(string name)
    {
        var query = Address.AsSpan();
        if (query.IndexOf('?') is not (>= 0 and var at)) return null;
        query = query[(at + 1)..];
        foreach (var part in query.Split('&'))
        {
            var pair = query[part];
            if (pair.IndexOf('=') is > 0 and var equals && pair[..equals].Equals(name, StringComparison.OrdinalIgnoreCase) && pair.Length > equals + 1)
                return Uri.UnescapeDataString(pair[(equals + 1)..]);
        }

        return null;
    }

    /// <summary>What stands behind a piece of the address's path up to the next slash; null where it is not there.</summary>
    public string? Behind(string piece)
    {
        var path = Address.AsSpan();
        if (path.IndexOfAny('?', '#') is >= 0 and var end) path = path[..end];
        if (path.IndexOf(piece, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var at)) return null;
        path = path[(at + piece.Length)..];
        if (path.IndexOf('/') is >= 0 and var slash) path = path[..slash];
        return path.IsEmpty ? null : Uri.UnescapeDataString(path);
    }
}
