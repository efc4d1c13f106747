using FreshnessCrawler.Worker.Fetching;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Fetching;

public sealed class ChallengeRecogniserTests
{
    private const string CookieScript = "<html><head><meta charset=\"utf-8\"><script>var _0x1a=['x'];document.cookie='acw='+_0x1a;location.reload();</script></head><body></body></html>";
    private static readonly string Links = string.Concat(Enumerable.Range(1, 20).Select(i => $"<li><a href=\"/{i}.html\">关于第{i}项工作的通知</a><span>2026-03-{i:00}</span></li>"));

    [Theory]
    [InlineData(412, FetchStatus.Challenged)]
    [InlineData(429, FetchStatus.Blocked)]
    [InlineData(404, null)]
    [InlineData(200, null)]
    public void ByStatus_Status_Decides(int status, FetchStatus? expected) => Assert.Equal(expected, ChallengeRecogniser.ByStatus(status));

    [Theory]
    [InlineData(200, CookieScript, FetchStatus.Challenged)]
    [InlineData(202, CookieScript, FetchStatus.Challenged)]
    [InlineData(521, "<script>document.cookie=('_')</script>", FetchStatus.Challenged)]
    [InlineData(202, "<html><script src=\"/x.js\"></script></html>", FetchStatus.Challenged)]
    [InlineData(202, "accepted", null)]
    [InlineData(521, "<h1>Web server is down</h1>", null)]
    [InlineData(503, "<title>Just a moment...</title><p>Checking your browser before accessing</p>", FetchStatus.Challenged)]
    [InlineData(503, "<h1>维护中</h1><script>var a</script><p>系统正在维护,给您带来不便敬请谅解,请您稍后再访问本网站,谢谢您的理解与支持,如有疑问请致电。</p>", null)]
    [InlineData(403, "<h1>Forbidden</h1>", null)]
    [InlineData(200, "<html><title>访问被拦截</title><body>您的请求带有不合法参数 <a href=\"/\">返回</a></body></html>", FetchStatus.Blocked)]
    [InlineData(200, "<html><title>滑动验证页面</title><body><div id=nc></div></body></html>", FetchStatus.Challenged)]
    [InlineData(200, "<html><TITLE>Access Denied</TITLE><body>Reference #18</body></html>", FetchStatus.Blocked)]
    [InlineData(200, "<html><title>动态要闻</title><script>eval(function(){})</script><body>暂无内容,敬请期待,本栏目正在建设之中,请稍后访问。</body></html>", null)]
    [InlineData(200, "<html><link href=\"https://res.wx.qq.com/a.css\"><script>document.cookie='a';eval('x')</script><body><div class=\"weui-msg\">链接已过期</div></body></html>", null)]
    [InlineData(200, "<html><script>location.href='/index/'</script></html>", null)]
    [InlineData(200, "<!doctype html><title>政务公开</title><div id=app></div><script src=/app.js></script>", null)]
    public void ByBody_SmallPages_AreTold(int status, string body, FetchStatus? expected) => Assert.Equal(expected, ChallengeRecogniser.ByBody(status, setsCookie: false, body));

    [Fact]
    public void ByBody_ListPageWithBlockWordsAndCookieScripts_IsThePage() =>
        Assert.Null(ChallengeRecogniser.ByBody(200, setsCookie: true, $"<title>关于部分地区访问被拦截的说明-安全检查</title><script>document.cookie='a';eval('x')</script><ul>{Links}</ul>"));
}
