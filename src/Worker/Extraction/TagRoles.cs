using System.Collections.Frozen;

namespace FreshnessCrawler.Worker.Extraction;

/// <summary>The roles of the tags that have one, by their names in small letters.</summary>
internal static class TagRoles
{
    private static readonly FrozenDictionary<string, TagRole>.AlternateLookup<ReadOnlySpan<char>> s_roles = Build().GetAlternateLookup<ReadOnlySpan<char>>();

    public static TagRole Of(ReadOnlySpan<char> name) => s_roles.TryGetValue(name, out var role) ? role : TagRole.None;

    private static FrozenDictionary<string, TagRole> Build()
    {
        var roles = new Dictionary<string, TagRole>(StringComparer.Ordinal);
        Add(TagRole.Side, "br img input meta link hr col area base embed source track wbr param p li dd dt tr td th tbody thead tfoot option optgroup colgroup html head body");
        Add(TagRole.Raw, "script style title textarea xmp iframe noembed noframes");
        Add(TagRole.Formatting, "a b big code em font i nobr s small strike strong tt u");
        Add(TagRole.Html, "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span");
        Add(TagRole.Html, "strong strike sub sup table tt u ul var font");
        return roles.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(TagRole role, string names)
        {
            foreach (var name in names.Split(' ')) roles[name] = roles.GetValueOrDefault(name) | role;
        }
    }
}
