using FreshnessCrawler.DemoCity.Accounts.Plan;

namespace FreshnessCrawler.DemoCity.Accounts.Shapes;

/// <summary>What sources say in place of posts.</summary>
public static class RefusalText
{
    public const string LoginPath = "/login";

    private const string Html = "text/html; charset=utf-8";
    private const string Json = "application/json; charset=utf-8";

    public const string LoginPage = """
        <!DOCTYPE html><html><head><meta charset="utf-8"><title>登录 - 请先登录</title></head><body><h1>请登录后查看更多内容</h1>
        <form action="/login" method="post"><input name="username" placeholder="手机号"><input type="password" name="password"><button>登录</button></form></body></html>
        """;

    public const string OrdinaryPage = """
        <!DOCTYPE html><html><head><meta charset="utf-8"><title>欢迎使用</title></head><body><h1>服务已启动</h1><p>请在后台添加订阅。</p></body></html>
        """;

    /// <summary>Status, type and text; null where the fault is no refusal.</summary>
    public static (int Status, string ContentType, string Text)? Of(FeedFault fault, AccountPlan account, FeedShape shape) => fault switch
    {
        FeedFault.Forbidden => (403, Html, "<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center></body></html>"),
        FeedFault.Teapot => (418, Html, "<html><head><title>Sina Visitor System</title></head><body>418 I'm a teapot</body></html>"),
        FeedFault.Status432 => (432, Html, ""),
        FeedFault.TooMany => (429, Html, "Too Many Requests"),
        FeedFault.Firewall => (200, Html, Firewall(account.Platform)),
        FeedFault.LoginAnswer => account.Platform == AccountPlatforms.Weibo
            ? (200, Json, """{"ok":-100,"url":"https://passport.weibo.example/sso/signin?entry=wapsso&source=wapssowb"}""")
            : (200, Json, """{"status_code":2483,"status_msg":"请先登录，即可继续使用"}"""),
        FeedFault.RsshubError => (503, Html, Rsshub("Error: this route is empty, please check the original site or create an issue")),
        FeedFault.CookieExpired when shape == FeedShape.Exporter => (200, Json, """{"base_resp":{"ret":200003,"err_msg":"invalid session"}}"""),
        FeedFault.CookieExpired => (503, Html, Rsshub("Error: Cookie 已过期，请重新登录后更新配置")),
        FeedFault.Gone => Gone(account.Platform),
        FeedFault.NotFound => (404, Html, "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>"),
        FeedFault.UnknownId => (400, Json, """{"statusCode":400,"message":"不存在该订阅源","error":"Bad Request"}"""),
        FeedFault.Page => (200, Html, OrdinaryPage),
        _ => null,
    };

    private static (int, string, string) Gone(string platform) => platform switch
    {
        AccountPlatforms.Weibo => (200, Json, """{"ok":0,"msg":"用户不存在","data":{}}"""),
        AccountPlatforms.WeChat => (200, Html, """
            <!DOCTYPE html><html><head><meta charset="utf-8"><title></title></head><body><div class="weui-msg"><div class="weui-msg__title warn">此帐号已自主注销，内容无法查看</div></div></body></html>
            """),
        _ => (200, Json, """{"status_code":2053,"status_msg":"用户不存在"}"""),
    };

    private static string Firewall(string platform) => platform switch
    {
        AccountPlatforms.WeChat => """
            <!DOCTYPE html><html><head><meta charset="utf-8"><title></title></head><body><div class="weui-msg"><h2 class="weui-msg__title">环境异常</h2><p class="weui-msg__desc">当前环境异常，完成验证后即可继续访问。</p><a class="weui-btn" id="js_verify">去验证</a></div></body></html>
            """,
        AccountPlatforms.Douyin => """
            <!DOCTYPE html><html><head><meta charset="utf-8"><title>验证码中间页</title></head><body><div id="captcha_container"></div><script>window.captcha={"verify":"slide"};</script></body></html>
            """,
        _ => """
            <!DOCTYPE html><html><head><meta charset="utf-8"><title>访问拦截</title></head><body><h1>您的访问请求可能对网站造成安全威胁，已被Web应用防火墙拦截</h1><p>请求ID：6f3e-21d0</p></body></html>
            """,
    };

    private static string Rsshub(string message) => $"""
        <html><head><meta charset="utf-8"><title>Welcome to RSSHub!</title></head><body><div><h1>Looks like something went wrong</h1>
        <p>Route: /user/:id</p><details open><summary>Error Message</summary><code>{message}</code></details><p>Helpful Information to provide when opening issue</p></div></body></html>
        """;
}
