namespace FreshnessCrawler.DemoCity.Pages;

/// <summary>The forms of column and article addresses.</summary>
public enum AddressForm
{
    /// <summary>/xwdt/gzdt/ and ./202611/t20261120_1003002.html.</summary>
    Trs,

    /// <summary>/col/col1003/index.html and /art/2026/11/20/art_1003_1003002.html.</summary>
    Hanweb,

    /// <summary>/xwdt/gzdt/index.shtml and ./202611/…1003002.shtml with a long hexadecimal name.</summary>
    Ucap,

    /// <summary>/list/1003.html and /content/1003002.html.</summary>
    Plain,

    /// <summary>/list.jsp?id=1003 and content.jsp?id=1003002.</summary>
    Jsp,
}
