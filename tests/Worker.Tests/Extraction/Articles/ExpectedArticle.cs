using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FreshnessCrawler.Worker.Extraction;
using FreshnessCrawler.Worker.Extraction.Articles;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction.Articles;

/// <summary>What a saved page must be read as; the file beside it.</summary>
public sealed record ExpectedArticle(string Url, DateOnly ObservedOn, string Charset, PageKind Kind, ArticleReading? Reading)
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static string Folder { get; } = Path.Combine(SourceFolder(), "pages");

    public static IEnumerable<TheoryDataRow<string>> Names() =>
        Directory.EnumerateFiles(Folder, "*.html").Order(StringComparer.Ordinal).Select(file => new TheoryDataRow<string>(Path.GetFileNameWithoutExtension(file)));

    public static ExpectedArticle Load(string name) =>
        JsonSerializer.Deserialize<ExpectedArticle>(File.ReadAllText(Path.Combine(Folder, name + ".json")), s_options)!;

    public static string ToJson(ExpectedArticle value) => JsonSerializer.Serialize(value, s_options);

    public string Html(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return File.ReadAllText(Path.Combine(Folder, name + ".html"), Encoding.GetEncoding(Charset));
    }

    public void Save(string name) => File.WriteAllText(Path.Combine(Folder, name + ".json"), ToJson(this) + "\n");

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
