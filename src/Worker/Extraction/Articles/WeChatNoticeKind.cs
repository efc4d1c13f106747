namespace FreshnessCrawler.Worker.Extraction.Articles;

/// <summary>What a notice in place of a WeChat article means.</summary>
internal enum WeChatNoticeKind
{
    /// <summary>The article is deleted, expired, forbidden or moved: it says nothing of the account's other articles.</summary>
    Withheld,

    /// <summary>A person is to prove to be one.</summary>
    Challenge,

    /// <summary>Asked too often.</summary>
    TooOften,

    /// <summary>The account itself was given up.</summary>
    AccountGone,
}
