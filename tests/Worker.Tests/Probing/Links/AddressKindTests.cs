using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Probing.Links;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Probing.Links;

public sealed class AddressKindTests
{
    [Theory]
    [InlineData(LinkKind.Page, "/a/b.PDF", LinkKind.Attachment)]
    [InlineData(LinkKind.Page, "/a/b.jpg", LinkKind.Image)]
    [InlineData(LinkKind.Page, "/a/b.mp4", LinkKind.Media)]
    [InlineData(LinkKind.Page, "/a.pdf/b", LinkKind.Page)]
    [InlineData(LinkKind.Page, "/a/b.html", LinkKind.Page)]
    [InlineData(LinkKind.Page, "/", LinkKind.Page)]
    [InlineData(LinkKind.Frame, "/a/b.pdf", LinkKind.Frame)]
    [InlineData(LinkKind.Image, "/captcha.jsp", LinkKind.Image)]
    public void Of_ElementAndEnding_Decide(LinkKind element, string path, LinkKind expected) => Assert.Equal(expected, AddressKind.Of(element, path));
}
