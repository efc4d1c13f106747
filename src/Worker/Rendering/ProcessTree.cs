using System.Globalization;

namespace FreshnessCrawler.Worker.Rendering;

/// <summary>A process with all that descends from it, read from /proc.</summary>
public static class ProcessTree
{
    /// <param name="Pid">Process id.</param>
    /// <param name="Started">In clock ticks since boot: with the id it names a process for good.</param>
    /// <param name="PrivateBytes">Anonymous and shared memory; without mapped files, which processes share.</param>
    public sealed record Member(int Pid, ulong Started, long PrivateBytes);

    /// <returns>The root first; empty where it is gone or there is no /proc.</returns>
    public static List<Member> Read(int root)
    {
        var members = new List<Member>();
        if (Stat(root) is not { } first) return members;
        var children = new Dictionary<int, List<(int Pid, ulong Started)>>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) || Stat(pid) is not { } stat) continue;
            if (!children.TryGetValue(stat.Parent, out var siblings)) children[stat.Parent] = siblings = [];
            siblings.Add((pid, stat.Started));
        }
        var open = new Queue<(int Pid, ulong Started)>([(root, first.Started)]);
        while (open.TryDequeue(out var process))
        {
            members.Add(new Member(process.Pid, process.Started, PrivateBytes(process.Pid)));
            foreach (var child in children.GetValueOrDefault(process.Pid) ?? []) open.Enqueue(child);
        }
        return members;
    }

    /// <summary>Whether this very process still runs; one that only waits for its parent's notice does not.</summary>
    public static bool IsAlive(Member member) => Stat(member.Pid) is { } stat && stat.Started == member.Started && stat.State is not ('Z' or 'X');

    public static void Kill(Member member)
    {
        if (!IsAlive(member)) return;
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(member.Pid);
            process.Kill();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It ended by itself in between; what cannot be ended is seen by who asks IsAlive again.
        }
    }

    private static (char State, int Parent, ulong Started)? Stat(int pid)
    {
        if (Text($"/proc/{pid}/stat") is not { } text) return null;
        // The name in parentheses may hold anything, parentheses too.
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (fields[0][0], int.Parse(fields[1], CultureInfo.InvariantCulture), ulong.Parse(fields[19], CultureInfo.InvariantCulture));
    }

    private static long PrivateBytes(int pid)
    {
        if (Text($"/proc/{pid}/status") is not { } text) return 0;
        return Kilobytes(text, "RssAnon:") + Kilobytes(text, "RssShmem:");
    }

    private static long Kilobytes(string status, string field)
    {
        var at = status.IndexOf(field, StringComparison.Ordinal);
        if (at < 0) return 0;
        var rest = status.AsSpan(at + field.Length).TrimStart();
        return long.Parse(rest[..rest.IndexOf(' ')], CultureInfo.InvariantCulture) * 1024;
    }

    private static string? Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Processes end while they are looked at.
            return null;
        }
    }
}
