namespace FreshnessCrawler.Rules.Observations;

/// <summary>Where an account's posts are read from. All are of equal rank: what counts is how far each reaches in time and whether it was read.</summary>
public enum AccountSourceKind
{
    /// <summary>RSS, Atom, RDF, JSON Feed or an exporter's JSON at any address.</summary>
    Feed,

    /// <summary>Weibo's own answer.</summary>
    Weibo,

    /// <summary>Toutiao's own answer.</summary>
    Toutiao,

    /// <summary>Douyin's own answer.</summary>
    Douyin,

    /// <summary>Addresses of single WeChat articles, each with its own time of publication.</summary>
    WeChatArticles,

    /// <summary>A list that a person keeps or exports (CSV or JSON), with who entered it and when.</summary>
    List,
}
