namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>How a site encodes its pages, and what it says of that.</summary>
public enum PageEncoding
{
    Utf8,

    /// <summary>GBK bytes, no charset in the header, meta gb2312.</summary>
    Gb2312Meta,

    /// <summary>GBK bytes, charset=gbk in the header, no meta.</summary>
    GbkHeader,

    /// <summary>GBK bytes, meta gb2312, and a header that says utf-8.</summary>
    GbkSaidUtf8,

    /// <summary>UTF-8 bytes, meta utf-8, and a header that says ISO-8859-1.</summary>
    Utf8SaidLatin1,
}
