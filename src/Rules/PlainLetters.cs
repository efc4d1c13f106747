using System.Text;

namespace FreshnessCrawler.Rules;

/// <summary>Names brought to letters and digits of one width and case, so that they can be compared.</summary>
internal static class PlainLetters
{
    /// <summary>The letters and digits of a name's beginning.</summary>
    /// <param name="name">As it stands somewhere; hostile.</param>
    /// <param name="longest">Characters of it that are read at most.</param>
    public static string Of(string name, int longest)
    {
        var letters = new StringBuilder();
        foreach (var given in name.AsSpan(0, Math.Min(name.Length, longest)))
        {
            // full-width forms are ASCII moved by a fixed distance
            var c = given is >= '！' and <= '～' ? (char)(given - '！' + '!') : given;
            if (char.IsLetterOrDigit(c)) letters.Append(char.ToLowerInvariant(c));
        }

        return letters.ToString();
    }
}
