using System.Text.Json;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

/// <summary>Real saved pages with their truth, kept outside the repository (../shared/corpus); tests skip where it is absent.</summary>
public static class Corpus
{
    private static readonly Lazy<string?> s_root = new(FindRoot);

    public static string Root
    {
        get
        {
            Assert.SkipWhen(s_root.Value is null, "the corpus of real pages (shared/corpus) is not here");
            return s_root.Value!;
        }
    }

    public static JsonElement Entry(string file)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "manifest.json")));
        return manifest.RootElement.EnumerateArray().Single(entry => entry.GetProperty("file").GetString() == file).Clone();
    }

    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string? FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "corpus");
            if (File.Exists(Path.Combine(path, "manifest.json"))) return path;
        }

        return null;
    }
}
