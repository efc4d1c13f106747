namespace FreshnessCrawler.Worker.Rendering;

/// <summary>For each <see cref="RenderStatus"/> the Chinese reason that people read and the remedy.</summary>
public static class RenderReasons
{
    public static (string Reason, string Remedy) Describe(RenderStatus status) => status switch
    {
        RenderStatus.Rendered => ("已用浏览器读取", "无需处理"),
        RenderStatus.NoBrowser => ("未安装浏览器，脚本生成的栏目未测", "请运维人员安装 Chromium（apt-get install chromium），并用 doctor 命令检查"),
        RenderStatus.NotFetched => ("浏览器未能取得栏目页面，未测", "请主办单位检查栏目页面是否能正常访问；系统将再次尝试"),
        RenderStatus.Timeout => ("页面脚本在规定时间内未生成完内容，未测", "请主办单位检查数据接口的响应速度；系统将再次尝试"),
        RenderStatus.Crashed => ("浏览器在读取页面时崩溃，未测", "系统将再次尝试；如经常出现，请运维人员检查内存并联系主办单位检查页面脚本"),
        RenderStatus.Refused => ("页面跳转到其他网站或不允许访问的地址，未予读取", "请登记管理人员核对网址是否已迁移，并更新名录"),
        RenderStatus.Challenged => ("网站防护设备要求验证或拒绝了浏览器，不能据此判断内容是否更新", "请运维人员联系主办单位，将检查程序列入白名单，或改为人工核查"),
        RenderStatus.TooLarge => ("页面的数据量、请求数或弹窗数超出上限，已停止读取", "请登记管理人员核对网址是否为栏目页面"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "no text"),
    };
}
