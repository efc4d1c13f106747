using System.Collections.Concurrent;
using System.Net;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>A run's memory of DNS answers: one lookup a name however many ask at once. Failed lookups are kept a tenth as long.</summary>
public sealed class CachedNames(INameResolver resolver, TimeSpan lifetime, TimeProvider clock) : INameResolver
{
    private readonly ConcurrentDictionary<string, Lookup> _lookups = new(StringComparer.OrdinalIgnoreCase);

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken ct)
    {
        while (true)
        {
            var lookup = _lookups.GetOrAdd(host, static (_, asked) => new Lookup(asked), clock.GetTimestamp());
            if (!Expired(lookup)) return lookup.Answer(host, resolver).WaitAsync(ct);
            _lookups.TryRemove(KeyValuePair.Create(host, lookup));
        }
    }

    private bool Expired(Lookup lookup) =>
        lookup.Done is { } answer && clock.GetElapsedTime(lookup.Asked) > (answer.IsCompletedSuccessfully ? lifetime : lifetime / 10);

    private sealed class Lookup(long asked)
    {
        private readonly Lock _once = new();
        private Task<IPAddress[]>? _answer;

        public long Asked => asked;
        public Task<IPAddress[]>? Done => Volatile.Read(ref _answer) is { IsCompleted: true } done ? done : null;

        // Asked without any caller's token: the one who gives up must not spoil the answer for the others.
        public Task<IPAddress[]> Answer(string host, INameResolver resolver)
        {
            lock (_once) return _answer ??= resolver.ResolveAsync(host, CancellationToken.None);
        }
    }
}
