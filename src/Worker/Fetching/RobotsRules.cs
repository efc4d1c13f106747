namespace FreshnessCrawler.Worker.Fetching;

/// <summary>One robots.txt as it concerns us (RFC 9309).</summary>
public sealed class RobotsRules
{
    public const string Agent = "FreshnessCrawler";

    /// <summary>What RFC 9309 asks to be read at least; what follows is ignored.</summary>
    public const int SizeCap = 500 * 1024;

    private readonly Line[] _lines;

    private RobotsRules(Line[] lines) => _lines = lines;

    public static RobotsRules AllowAll { get; } = new([]);

    public static RobotsRules Parse(ReadOnlySpan<char> text)
    {
        List<Line> ours = [], everyones = [];
        bool foundOurs = false, inOurs = false, inEveryones = false, inAgents = false;
        foreach (var raw in text.TrimStart('\uFEFF').EnumerateLines())
        {
            var line = raw.IndexOf('#') is >= 0 and var comment ? raw[..comment] : raw;
            var colon = line.IndexOf(':');
            if (colon < 0) continue;
            var key = line[..colon].Trim();
            var value = line[(colon + 1)..].Trim();
            if (key.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                if (!inAgents) inOurs = inEveryones = false;
                inAgents = true;
                inOurs |= IsOurToken(value);
                inEveryones |= value is "*" || value.StartsWith("* ");
                foundOurs |= inOurs;
            }
            else if (key.Equals("allow", StringComparison.OrdinalIgnoreCase) || key.Equals("disallow", StringComparison.OrdinalIgnoreCase))
            {
                inAgents = false;
                if (value.IsEmpty) continue;
                var rule = new Line(key.Length == "allow".Length, RobotsPath.NormalisePattern(value));
                if (inOurs) ours.Add(rule);
                if (inEveryones) everyones.Add(rule);
            }
        }
        var lines = foundOurs ? ours : everyones;
        return lines.Count == 0 ? AllowAll : new RobotsRules([.. lines]);
    }

    /// <param name="pathAndQuery">As in the address, from the first slash on; empty means "/".</param>
    public bool IsAllowed(ReadOnlySpan<char> pathAndQuery)
    {
        if (_lines.Length == 0) return true;
        var path = pathAndQuery.IsEmpty ? "/" : RobotsPath.Normalise(pathAndQuery);
        if (path[0] == '?') path = "/" + path;
        if (path == "/robots.txt") return true;
        var allowed = true;
        var longest = -1;
        foreach (var line in _lines)
        {
            if (line.Pattern.Length < longest || (line.Pattern.Length == longest && !line.Allow)) continue;
            if (!Matches(line.Pattern, path)) continue;
            longest = line.Pattern.Length;
            allowed = line.Allow;
        }
        return allowed;
    }

    private static bool IsOurToken(ReadOnlySpan<char> value)
    {
        var end = 0;
        while (end < value.Length && (char.IsAsciiLetter(value[end]) || value[end] is '-' or '_')) end++;
        return value[..end].Equals(Agent, StringComparison.OrdinalIgnoreCase);
    }

    // Greedy from left to right; a star that was passed is the only place to come back to, so the work stays product-bounded.
    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        var anchored = pattern[^1] == '$';
        if (anchored) pattern = pattern[..^1];
        if (!pattern.Contains('*')) return anchored ? path.SequenceEqual(pattern) : path.StartsWith(pattern);
        int p = 0, s = 0, star = -1, resume = 0;
        while (true)
        {
            if (p == pattern.Length && (!anchored || s == path.Length)) return true;
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = s;
            }
            else if (p < pattern.Length && s < path.Length && pattern[p] == path[s])
            {
                p++;
                s++;
            }
            else if (star >= 0 && resume < path.Length)
            {
                p = star + 1;
                s = ++resume;
            }
            else
            {
                return false;
            }
        }
    }

    private readonly record struct Line(bool Allow, string Pattern);
}
