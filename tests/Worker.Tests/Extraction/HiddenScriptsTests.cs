using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

public sealed class HiddenScriptsTests
{
    [Fact]
    public void Find_HiddenElementOpenedByOneScriptAndClosedByAnother_GivesWhatIsBetween() => Assert.Equal(
        ["http://b.example/"],
        HiddenScripts.Find("<a href='http://a.example/'>x</a><script>document.write('<div style=\"display:none\">')</script><a href='http://b.example/'>y</a><script>document.write('</div>')</script><a href='http://c.example/'>z</a>")
            .Select(f => f.Href));

    [Theory]
    [InlineData("<script>document.write('<div style=\"color:red\"><a href=\"http://b.example/\">x</a></div>')</script>")]
    [InlineData("<script>function close(){ ad.style='display:none' }</script><a href='http://b.example/'>y</a>")]
    [InlineData("<div style='display:none'></div><script>document.write(new Date())</script><a href='http://b.example/'>y</a>")]
    public void Find_ScriptThatHidesNothing_GivesNone(string html) => Assert.Empty(HiddenScripts.Find(html));
}
