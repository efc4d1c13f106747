using FreshnessCrawler.Worker.Fetching;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Fetching;

public sealed class RobotsRulesTests
{
    private static bool Allowed(string robots, string path) => RobotsRules.Parse(robots).IsAllowed(path);

    [Theory]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("", "/a", true)]
    [InlineData("<html><body>404: not found</body></html>", "/a", true)]
    [InlineData("\uFEFFUser-agent: *\r\nDisallow: /x\r\n", "/x/y", false)]
    [InlineData("User-agent: *\rDisallow: /x", "/x", false)]
    [InlineData("user-AGENT : *\n  dISALLOW :/x # why", "/x", false)]
    [InlineData("Disallow: /", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("User-agent: *\nDisallow: /", "", false)]
    [InlineData("User-agent: *\nDisallow: /?s=", "?s=1", false)]
    // groups
    [InlineData("User-agent: FreshnessCrawler\nAllow: /\nUser-agent: *\nDisallow: /", "/a", true)]
    [InlineData("User-agent: *\nAllow: /\n\nUser-agent: freshnesscrawler\nDisallow: /", "/a", false)]
    [InlineData("User-agent: FreshnessCrawler/1.0\nDisallow: /", "/a", false)]
    [InlineData("User-agent: FreshnessCrawlerPlus\nDisallow: /", "/a", true)]
    [InlineData("User-agent: Baiduspider\nUser-agent: FreshnessCrawler\nDisallow: /p\nUser-agent: *\nAllow: /", "/p", false)]
    [InlineData("User-agent: FreshnessCrawler\nDisallow: /a\n\nUser-agent: *\nDisallow: /c\n\nUser-agent: FreshnessCrawler\nDisallow: /b", "/b", false)]
    [InlineData("User-agent: FreshnessCrawler\nDisallow: /a\n\nUser-agent: *\nDisallow: /c\n\nUser-agent: FreshnessCrawler\nDisallow: /b", "/c", true)]
    [InlineData("User-agent: FreshnessCrawler\nCrawl-delay: 5\n\nUser-agent: *\nDisallow: /", "/a", false)] // other records end no group
    [InlineData("User-agent: Other\nDisallow: /", "/a", true)]
    [InlineData("User-agent: a\nSitemap: http://x/\nUser-agent: *\nDisallow: /s", "/s", false)]
    // longest match, RFC 9309 section 5.2
    [InlineData("User-Agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/disallowed.gif", false)]
    [InlineData("User-Agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/", true)]
    [InlineData("User-agent: *\nDisallow: /p\nAllow: /page", "/page", true)]
    [InlineData("User-agent: *\nDisallow: /page\nAllow: /page", "/page", true)]
    [InlineData("User-agent: *\nAllow: /$\nDisallow: /", "/", true)]
    [InlineData("User-agent: *\nAllow: /$\nDisallow: /", "/a", false)]
    // * and $, section 2.2.3
    [InlineData("User-agent: *\nDisallow: *.gif$", "/a/b.gif", false)]
    [InlineData("User-agent: *\nDisallow: *.gif$", "/a/b.gif?x", true)]
    [InlineData("User-agent: *\nDisallow: /*?", "/a?b", false)]
    [InlineData("User-agent: *\nDisallow: /*?", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /this/*/exactly", "/this/is/not/exactly", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c$", "/aXbXbXc", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c$", "/aXbXbXcd", true)]
    [InlineData("User-agent: *\nDisallow: /fish*", "/fish", false)]
    [InlineData("User-agent: *\nDisallow: /path/file-with-a-%2A.html", "/path/file-with-a-*.html", false)]
    [InlineData("User-agent: *\nDisallow: /path/foo-%24", "/path/foo-$", false)]
    [InlineData("User-agent: *\nDisallow: /a$b", "/a$b", false)]
    // percent-encoding, section 2.2.2
    [InlineData("User-agent: *\nDisallow: /foo/bar/ツ", "/foo/bar/%E3%83%84", false)]
    [InlineData("User-agent: *\nDisallow: /foo/bar/%e3%83%84", "/foo/bar/ツ", false)]
    [InlineData("User-agent: *\nDisallow: /foo/bar/%62%61%7A", "/foo/bar/baz", false)]
    [InlineData("User-agent: *\nDisallow: /foo/bar?baz=http%3A%2F%2Ffoo.bar", "/foo/bar?baz=http://foo.bar", true)]
    [InlineData("User-agent: *\nDisallow: /Foo", "/foo", true)]
    [InlineData("User-agent: *\nDisallow: /%", "/%", false)]
    public void IsAllowed_RfcCases_Decides(string robots, string path, bool expected) => Assert.Equal(expected, Allowed(robots, path));

    [Fact]
    public void IsAllowed_HostileWildcards_EndsSoon()
    {
        var rules = RobotsRules.Parse("User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 900)) + "$");
        var started = TimeProvider.System.GetTimestamp();
        Assert.True(rules.IsAllowed("/" + new string('a', 899) + new string('b', 900)));
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(1));
    }
}
