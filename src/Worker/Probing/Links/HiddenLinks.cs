using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Extraction;

namespace FreshnessCrawler.Worker.Probing.Links;

/// <summary>Picks out of what pages hide from readers what an intruder would hide (暗链): links to strangers. Menus and panels that open at a click
/// are hidden too; those lead to the site itself and its like.</summary>
public sealed class HiddenLinks(LinkScope scope, int most)
{
    // Counters, marks of the authorities, share buttons, the media and platforms that every office links to.
    private static readonly string[] s_known =
    [
        "gov.cn", "edu.cn", "mil.cn", "conac.cn", "people.com.cn", "people.cn", "xinhuanet.com", "news.cn", "cctv.com", "cctv.cn", "cnr.cn", "china.com.cn", "china.com", "chinanews.com",
        "chinanews.com.cn", "qstheory.cn", "12371.cn", "gmw.cn", "ce.cn", "cri.cn", "youth.cn", "rednet.cn", "jxnews.com.cn", "jiujiang.cn", "weibo.com", "weibo.cn", "sina.com.cn", "sinaimg.cn",
        "qq.com", "weixin.com", "wx.qq.com", "gtimg.cn", "qlogo.cn", "baidu.com", "bdimg.com", "bdstatic.com", "baidustatic.com", "douyin.com", "toutiao.com", "ixigua.com", "kuaishou.com",
        "bilibili.com", "youku.com", "iqiyi.com", "xuexi.cn", "cnzz.com", "umeng.com", "51.la", "51yes.com", "google-analytics.com", "googletagmanager.com", "jiathis.com", "bshare.cn", "bdsharejs.com",
        "addthis.com", "so.com", "360.cn", "sogou.com", "alicdn.com", "alipay.com", "taobao.com", "12306.cn", "amap.com", "tianqi.com", "weather.com.cn", "cma.cn", "tianditu.cn", "w3.org",
        "jsdelivr.net", "bootcss.com", "staticfile.org", "jquery.com", "dcloud.net.cn", "ucap.com.cn", "trs.cn", "trswcm.com",
    ];

    private readonly Lock _lock = new();
    private readonly Dictionary<string, HiddenLink> _found = new(StringComparer.Ordinal);

    public IReadOnlyList<HiddenLink> Found
    {
        get { lock (_lock) return [.. _found.Values.OrderBy(l => l.PageUrl, StringComparer.Ordinal).ThenBy(l => l.Url, StringComparer.Ordinal)]; }
    }

    public void Take(HtmlPage page, List<PageReference> references, string pageUrl)
    {
        foreach (var group in references.Where(r => r.HiddenRoot > 0 && r.Kind is (LinkKind.Page or LinkKind.Frame)).GroupBy(r => r.HiddenRoot))
        {
            var strangers = group.Where(IsStranger).ToList();
            // A panel with the site's own links in it is a panel.
            if (strangers.Count * 2 <= group.Count()) continue;
            foreach (var link in strangers) Keep(link.Href.Trim(), pageUrl, LinkText.Of(link.Element), link.Hidden!);
        }

        foreach (var (href, how) in HiddenScripts.Find(page.Raw))
        {
            if (IsStranger(href)) Keep(href, pageUrl, null, how);
        }
    }

    private bool IsStranger(PageReference reference) => IsStranger(reference.Href);

    private bool IsStranger(string href)
    {
        var text = href.Trim();
        if (!text.StartsWith("http", StringComparison.OrdinalIgnoreCase) && !text.StartsWith("//", StringComparison.Ordinal)) return false;
        if (!Uri.TryCreate(text.StartsWith('/') ? "http:" + text : text, UriKind.Absolute, out var uri) || uri.Host.Length == 0) return false;
        return !scope.IsRegistered(uri.Host) && !IsKnown(uri.Host);
    }

    private static bool IsKnown(string host)
    {
        foreach (var known in s_known)
        {
            if (host.EndsWith(known, StringComparison.OrdinalIgnoreCase) && (host.Length == known.Length || host[^(known.Length + 1)] == '.')) return true;
        }

        return false;
    }

    private void Keep(string url, string pageUrl, string? text, string how)
    {
        lock (_lock)
        {
            if (_found.TryGetValue(url, out var known))
            {
                // Which of many pages is named must not depend on which came first.
                if (string.CompareOrdinal(pageUrl, known.PageUrl) < 0) _found[url] = known with { PageUrl = pageUrl, Text = text, How = how };
            }
            else if (_found.Count < most) _found[url] = new HiddenLink(url, pageUrl, text, how);
        }
    }
}
