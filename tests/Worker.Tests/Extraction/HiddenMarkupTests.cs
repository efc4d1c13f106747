using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

public sealed class HiddenMarkupTests
{
    [Theory]
    [InlineData("display:none")]
    [InlineData("DISPLAY : NONE !important; color:red")]
    [InlineData("visibility:hidden")]
    [InlineData("opacity:0")]
    [InlineData("font-size:0px")]
    [InlineData("text-indent:-999em")]
    [InlineData("position:fixed;top:-1000px")]
    [InlineData("margin-left:-9999px")]
    [InlineData("overflow:hidden;width:0")]
    public void OfStyle_WhatHides_SaysHow(string style) => Assert.NotNull(HiddenMarkup.OfStyle(style));

    [Theory]
    [InlineData("")]
    [InlineData("display:block")]
    [InlineData("opacity:0.5")]
    [InlineData("text-indent:2em")]
    [InlineData("left:-9999px")]
    [InlineData("position:absolute;left:-20px")]
    [InlineData("height:0")]
    [InlineData("overflow:hidden;width:100%")]
    [InlineData("overflow:hidden;height:0.5%")]
    public void OfStyle_WhatShows_IsNull(string style) => Assert.Null(HiddenMarkup.OfStyle(style));
}
