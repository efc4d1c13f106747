namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>Where the names of a page's programs are given values: declarations, members of object literals, calls of functions.</summary>
internal sealed class ScriptNames
{
    private const int MostValues = 20;
    private const int MostFunctions = 2000;

    private readonly ScriptTokens _tokens;
    private readonly Dictionary<string, List<int>> _values = new(StringComparer.Ordinal);
    private readonly List<(string Name, int Open, int BodyOpen, int BodyClose)> _functions = [];
    private readonly Dictionary<string, List<int>> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _calls = new(StringComparer.Ordinal);
    private readonly HashSet<string> _grown = new(StringComparer.Ordinal);

    public ScriptNames(ScriptTokens tokens)
    {
        _tokens = tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens.IsName(i)) continue;
            if (tokens.Is(i + 1, ":")) Add(_members, tokens.TextOf(i).ToString(), i + 2);
            if (tokens.Is(i, "function")) AddFunction(i);
            else if (tokens.Is(i + 1, "(") && tokens.Is(tokens.Match(i + 1) + 1, "{") && tokens.TextOf(i) is not ("if" or "for" or "while" or "switch" or "catch" or "with"))
                Add(i + 1, tokens.Match(i + 1) + 1, tokens.TextOf(i));
            else if (tokens.Is(i + 1, "=") && tokens.Is(i + 2, "(") && tokens.Is(tokens.Match(i + 2) + 1, "=>") && tokens.Is(tokens.Match(i + 2) + 2, "{"))
                Add(i + 2, tokens.Match(i + 2) + 2, tokens.TextOf(i));
            else if (tokens.Is(i + 1, "(") && !tokens.Is(i - 1, "function")) Add(_calls, tokens.TextOf(i).ToString(), i);
            else if (tokens.Is(i + 1, "=")) AddValue(i);
            else if (tokens.Is(i + 1, "+=")) _grown.Add(tokens.TextOf(i).ToString());
        }
    }

    /// <summary>Whether a dotted name begins with the object that the program's methods belong to.</summary>
    public static bool IsMember(ScriptTokens tokens, int at) => tokens.TextOf(at) is "this" or "that" or "_this" or "self" or "vm";

    /// <summary>A dotted name without <c>window.</c>, <c>this.</c> and the like.</summary>
    public static string Path(ScriptTokens tokens, int from, int end)
    {
        var path = "";
        for (var i = from; i < end; i += 2)
        {
            var part = tokens.TextOf(i);
            if (path.Length == 0 && end - i > 1 && part is "window" or "this" or "self" or "that" or "_this" or "vm") continue;
            path = path.Length == 0 ? part.ToString() : $"{path}.{part}";
        }

        return path;
    }

    /// <summary>The tokens at which the values begin that a name may have where it is used.</summary>
    /// <param name="member">Whether it is used as <c>this.name</c>: then any object literal's member of that name may be meant.</param>
    public IEnumerable<int> ValuesOf(string name, int usedAt, bool member)
    {
        if (_grown.Contains(name)) return [];
        for (var i = _functions.Count - 1; i >= 0; i--)
        {
            var function = _functions[i];
            if (usedAt > function.BodyOpen && usedAt < function.BodyClose && ParameterIndex(function.Open, name) is >= 0 and var index)
                return Arguments(function.Name, index);
        }

        if (_values.TryGetValue(name, out var values)) return values;
        return member && _members.TryGetValue(name[(name.LastIndexOf('.') + 1)..], out var members) ? members : [];
    }

    private void AddValue(int name)
    {
        var start = name;
        while (_tokens.Is(start - 1, ".") && _tokens.IsName(start - 2)) start -= 2;
        var path = Path(_tokens, start, name + 1);
        if (_tokens.Is(name + 2, "{")) AddMembers(path, name + 2, 0);
        Add(_values, path, name + 2);
    }

    private void AddMembers(string path, int open, int depth)
    {
        var close = _tokens.Match(open);
        for (var i = open + 1; i < close; i++)
        {
            if (_tokens.Is(i + 1, ":") && _tokens[i].Kind is TokenKind.Name or TokenKind.Text)
            {
                var name = _tokens.IsText(i) ? _tokens.StringOf(i) : _tokens.TextOf(i).ToString();
                if (_tokens.Is(i + 2, "{") && depth < 4) AddMembers($"{path}.{name}", i + 2, depth + 1);
                else Add(_values, $"{path}.{name}", i + 2);
            }

            while (i < close && !_tokens.Is(i, ",")) i = _tokens.Match(i) > i ? _tokens.Match(i) + 1 : i + 1;
        }
    }

    private static void Add(Dictionary<string, List<int>> into, string name, int token)
    {
        if (!into.TryGetValue(name, out var places)) into[name] = places = [];
        if (places.Count < MostValues) places.Add(token);
    }

    private void AddFunction(int at)
    {
        var open = _tokens.IsName(at + 1) ? at + 2 : at + 1;
        var close = _tokens.Is(open, "(") ? _tokens.Match(open) : -1;
        if (close < 0 || !_tokens.Is(close + 1, "{")) return;
        var name = open == at + 2 ? _tokens.TextOf(at + 1) : _tokens.Is(at - 1, "=") || _tokens.Is(at - 1, ":") ? _tokens.TextOf(at - 2) : default;
        Add(open, close + 1, name);
    }

    private void Add(int open, int bodyOpen, ReadOnlySpan<char> name)
    {
        if (_functions.Count < MostFunctions) _functions.Add((name.ToString(), open, bodyOpen, _tokens.Match(bodyOpen)));
    }

    private int ParameterIndex(int open, string name)
    {
        var close = _tokens.Match(open);
        for (var i = open + 1; i < close; i += 2)
        {
            if (_tokens.Is(i, name)) return (i - open) / 2;
        }

        return -1;
    }

    private List<int> Arguments(string function, int index)
    {
        var found = new List<int>();
        if (!_calls.TryGetValue(function, out var calls)) return found;
        foreach (var i in calls)
        {
            var at = i + 2;
            for (var skip = index; skip > 0 && at < _tokens.Match(i + 1);)
            {
                if (_tokens.Is(at, ",")) skip--;
                at = _tokens.Match(at) > at ? _tokens.Match(at) + 1 : at + 1;
            }

            if (at < _tokens.Match(i + 1)) found.Add(at);
        }

        return found;
    }
}
