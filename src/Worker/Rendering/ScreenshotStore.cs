using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Rendering;

/// <summary>Screenshots as evidence: a folder a civil day (Asia/Shanghai), in it a folder a site, a file a column and content.
/// Days older than <see cref="RenderOptions.KeepScreenshotsDays"/> are removed.</summary>
public sealed class ScreenshotStore(IOptions<RenderOptions> options, TimeProvider clock)
{
    private const string DayFormat = "yyyy-MM-dd";
    private const int LongestName = 60;
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private readonly Lock _lock = new();
    private DateOnly _pruned;

    /// <summary>Absolute path of the store.</summary>
    public string Root => Path.GetFullPath(options.Value.ScreenshotDirectory);

    /// <returns>The path relative to <see cref="Root"/>, with forward slashes.</returns>
    public async Task<string> SaveAsync(ScreenshotName name, ReadOnlyMemory<byte> jpeg, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(name);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(China).DateTime);
        PruneOnce(today);
        var hash = Convert.ToHexStringLower(SHA256.HashData(jpeg.Span).AsSpan(0, 8));
        var relative = $"{today.ToString(DayFormat, CultureInfo.InvariantCulture)}/{Plain(name.Site)}/{Plain(name.Column)}-{hash}.jpg";
        var path = Path.Combine(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (File.Exists(path)) return relative;
        // Under another name first: a kill leaves no half picture that passes for evidence.
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        await File.WriteAllBytesAsync(unfinished, jpeg, ct);
        File.Move(unfinished, path, overwrite: true);
        return relative;
    }

    private void PruneOnce(DateOnly today)
    {
        lock (_lock)
        {
            if (_pruned == today) return;
            Prune(today);
            _pruned = today;
        }
    }

    // What is not named like a day is left alone.
    private void Prune(DateOnly today)
    {
        if (!Directory.Exists(Root)) return;
        foreach (var folder in Directory.EnumerateDirectories(Root))
        {
            if (DateOnly.TryParseExact(Path.GetFileName(folder), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && day <= today.AddDays(-options.Value.KeepScreenshotsDays)) Directory.Delete(folder, recursive: true);
        }
    }

    // Names come from registries and addresses: nothing of them may leave the folder.
    private static string Plain(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name.AsSpan(0, Math.Min(name.Length, LongestName)))
        {
            text.Append(char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_');
        }
        var plain = text.ToString().Trim('.');
        return plain.Length > 0 ? plain : "_";
    }
}
