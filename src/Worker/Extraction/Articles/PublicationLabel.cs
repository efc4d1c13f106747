namespace FreshnessCrawler.Worker.Extraction.Articles;

/// <summary>What the words right before a date on an article's page call it.</summary>
internal enum PublicationLabel
{
    /// <summary>No label.</summary>
    None,

    /// <summary>时间, 日期: nothing more.</summary>
    Plain,

    /// <summary>更新时间.</summary>
    Updated,

    /// <summary>发布时间, 发布日期, 公开日期, 发表于.</summary>
    Published,

    /// <summary>生成日期 of a catalogue entry.</summary>
    Generated,

    /// <summary>成文日期, 施行日期, 截止时间, or a label that is not known.</summary>
    Other,
}
