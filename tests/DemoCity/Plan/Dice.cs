namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>A small seeded generator: the same seed and names give the same city on every runtime, which <see cref="Random"/> does not promise.</summary>
public struct Dice
{
    private ulong _state;

    public Dice(int seed, string scope, int number = 0)
    {
        var hash = 14695981039346656037UL ^ (uint)seed;
        foreach (var c in scope) hash = (hash ^ c) * 1099511628211UL;
        _state = (hash ^ (uint)number) * 0x9E3779B97F4A7C15UL;
    }

    /// <summary>A number from 0 to <paramref name="below"/> − 1.</summary>
    public int Roll(int below) => (int)(NextBits() % (uint)below);

    /// <summary>A number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + Roll(high - low + 1);

    public T Pick<T>(IReadOnlyList<T> from) => from[Roll(from.Count)];

    private ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return (z ^ (z >> 31)) >> 11;
    }
}
