using FreshnessCrawler.Worker.Extraction.Templates;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction.Templates;

public sealed class TemplateBookTests
{
    private const string Good = """{ "name": "甲", "fingerprint": ["a"], "list": { "item": "li", "link": "a", "date": "span" }, "sample": "x" }""";

    [Fact]
    public void Load_ShippedFile_HasTheCommonSystems() => Assert.True(TemplatePages.Book.All.Count >= 7);

    [Theory]
    [InlineData("\"item\": \"li\"", "\"item\": \"li[\"", "甲: list", "\"item\"")]
    [InlineData("\"link\": \"a\"", "\"link\": \"a{}\"", "甲: list", "\"link\"")]
    [InlineData("\"date\": \"span\"", "\"datum\": \"span\"", "甲: list", "\"date\" is missing")]
    [InlineData("\"link\": \"a\"", "\"link\": \"a\", \"dates\": \"b\"", "甲: list", "\"dates\" is not known")]
    [InlineData("[\"a\"]", "[]", "甲", "\"fingerprint\"")]
    [InlineData("[\"a\"]", "[\"\"]", "甲", "\"fingerprint\"")]
    [InlineData("\"name\": \"甲\"", "\"name\": \"\"", "template number 1", "\"name\"")]
    [InlineData("\"sample\": \"x\"", "\"sampel\": \"x\"", "甲", "\"sample\" is missing")]
    public void Load_BrokenEntry_IsRefusedWithItsPlace(string part, string broken, string entry, string field)
    {
        var fault = Assert.Throws<InvalidDataException>(() => Load($$"""{ "templates": [ {{Good.Replace(part, broken, StringComparison.Ordinal)}} ] }"""));
        Assert.Contains("templates.json", fault.Message, StringComparison.Ordinal);
        Assert.Contains(entry + ": ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(field, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SameNameTwice_IsRefused() =>
        Assert.Contains("甲: \"name\" is there twice", Assert.Throws<InvalidDataException>(() => Load($$"""{ "templates": [ {{Good}}, {{Good}} ] }""")).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_NoFile_SaysWhere() =>
        Assert.Contains("/nowhere/templates.json", Assert.Throws<InvalidDataException>(() => TemplateBook.Load("/nowhere/templates.json")).Message, StringComparison.Ordinal);

    private static TemplateBook Load(string json)
    {
        var folder = Directory.CreateTempSubdirectory("templates");
        try
        {
            var file = Path.Combine(folder.FullName, "templates.json");
            File.WriteAllText(file, json);
            return TemplateBook.Load(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
