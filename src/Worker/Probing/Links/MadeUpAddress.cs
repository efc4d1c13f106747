namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>Addresses and names that nobody can have made: what a host answers to them it answers to anything.</summary>
public static class MadeUpAddress
{
    private const string Letters = "bcdfghjkmnpqrstvwxz";

    /// <summary>A file right below the host.</summary>
    public static string Near(Uri host) => $"{host.GetLeftPart(UriPartial.Authority)}/{Word()}";

    /// <summary>A file beside a real one, with its ending.</summary>
    public static string Beside(Uri real)
    {
        var path = real.AbsolutePath;
        var folder = path[..(path.LastIndexOf('/') + 1)];
        var dot = path.LastIndexOf('.');
        var ending = dot > folder.Length && path.Length - dot <= 6 ? path[dot..] : ".html";
        return $"{real.GetLeftPart(UriPartial.Authority)}{(folder == "/" ? $"/{Word()}/" : folder)}{Word()}{ending}";
    }

    /// <summary>A name beside a host's own.</summary>
    public static string NameBeside(string host)
    {
        var dot = host.IndexOf('.');
        return dot < 0 ? $"{Word()}.{host}" : $"{Word()}{host[dot..]}";
    }

    private static string Word() => new(Random.Shared.GetItems<char>(Letters, 14));
}
