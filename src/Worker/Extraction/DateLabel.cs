namespace FreshnessCrawler.Worker.Extraction;

/// <summary>What the words beside a date say that it is.</summary>
internal enum DateLabel : byte
{
    /// <summary>截止, 活动时间, 今天是, 页面生成时间…: never a publication date.</summary>
    Never,

    /// <summary>成文日期, 印发日期, a day in brackets at the end of a title: of the document or of what it tells. An item that shows no
    /// other has no date.</summary>
    Written,

    /// <summary>生成日期, 发文日期: a date of the document's entry, taken only where no other is shown.</summary>
    Document,

    None,

    /// <summary>更新时间, 修改日期: taken where no publication date is shown.</summary>
    Updated,

    /// <summary>发布日期, 公开日期.</summary>
    Published,
}
