namespace FreshnessCrawler.Worker.Extraction.Articles;

/// <summary>Reads when an article was published: what its page shows, then its tags, then its address. A date that the page's making,
/// its text or another article could have left there is refused.</summary>
public static class ArticleReader
{
    private const double DisagreementCost = 0.1;
    private const int LongBehindAddress = 30;

    /// <summary>Null where the page is clearly no article. Dates are civil days in China; none is after <paramref name="observedOn"/>.</summary>
    public static ArticleReading? Read(HtmlPage page, DateOnly observedOn)
    {
        if (WeChatArticle.IsOne(page)) return WeChatArticle.Read(page, observedOn);
        var evidence = ArticleEvidence.Of(page, observedOn);
        if (PageKinds.Of(page, observedOn, evidence) is { Sure: true, Kind: PageKind.List or PageKind.Home }) return null;
        return Judge(evidence, page, observedOn);
    }

    private static ArticleReading Judge(ArticleEvidence evidence, HtmlPage page, DateOnly observedOn)
    {
        var notes = new List<string>();
        var metas = Trusted(evidence, page, observedOn, notes);
        var address = AddressOf(page, observedOn);
        var visible = Shown(evidence, metas, address, observedOn, notes);
        if (Choose(visible, metas, address) is not { } date)
            return new(ArticleKind.Article, evidence.Title.Text, null, null, null, 0, Missing(notes), NoteOf(notes));

        var confidence = date.Confidence;
        var instant = date.Instant;
        foreach (var meta in metas)
        {
            if (meta.Day == date.Day) instant ??= meta.Instant;
            else if (date.Visible && meta.Confidence >= 0.8)
            {
                notes.Add($"{meta.From}为{meta.Day:yyyy-MM-dd}，与所取日期不一致");
                confidence = Math.Min(confidence, date.Confidence - DisagreementCost);
            }
        }

        // a tag much later than the address: the page may have been published anew
        if (!date.Visible && address is { } hint && date.Day > hint.Day.AddDays(LongBehindAddress))
        {
            notes.Add($"地址中的日期为{hint.Day:yyyy-MM-dd}，早于所取日期");
            confidence = Math.Min(confidence, hint.Confidence);
        }

        return new(ArticleKind.Article, evidence.Title.Text, date.Day, instant, date.From, Math.Round(confidence, 2), null, NoteOf(notes));
    }

    private static ArticleDate? Choose(List<VisibleDate> visible, List<ArticleDate> metas, ArticleDate? address)
    {
        foreach (var rank in (ReadOnlySpan<VisibleRank>)[VisibleRank.Labelled, VisibleRank.Facts, VisibleRank.Alone])
        {
            if (First(visible, rank) is not { } date) continue;
            // a date without a word beside it yields to a tag that the address bears out
            if (rank == VisibleRank.Alone && metas.Count > 0 && metas[0].Day != date.Day && metas[0].Day == address?.Day) return metas[0];
            return date.AsArticleDate();
        }

        if (metas.Count > 0) return metas[0];
        foreach (var rank in (ReadOnlySpan<VisibleRank>)[VisibleRank.Updated, VisibleRank.Behind, VisibleRank.Written, VisibleRank.Generated])
        {
            if (First(visible, rank) is { } date) return date.AsArticleDate();
        }

        return address;
    }

    private static VisibleDate? First(List<VisibleDate> visible, VisibleRank rank)
    {
        foreach (var date in visible)
        {
            if (date.Rank == rank) return date;
        }

        return null;
    }

    private static List<ArticleDate> Trusted(ArticleEvidence evidence, HtmlPage page, DateOnly observedOn, List<string> notes)
    {
        var trusted = new List<ArticleDate>();
        foreach (var meta in evidence.Meta.Dates)
        {
            if (meta.Day > observedOn) notes.Add($"{meta.From}{meta.Day:yyyy-MM-dd}晚于采集日，不采信");
            else if (PageGeneration.Made(page.Raw, meta)) notes.Add($"{meta.From}{meta.Day:yyyy-MM-dd}与页面生成时间相同，不采信");
            else trusted.Add(meta);
        }

        return trusted;
    }

    private static List<VisibleDate> Shown(ArticleEvidence evidence, List<ArticleDate> metas, ArticleDate? address, DateOnly observedOn, List<string> notes)
    {
        var shown = new List<VisibleDate>();
        foreach (var date in evidence.Visible)
        {
            if (!date.YearShown && !date.Relative)
            {
                if (YearOf(date, metas, address) is { } day) shown.Add(date with { Day = day });
                else notes.Add($"页面所示日期{date.Day:MM-dd}未写年份，不采信");
            }
            else if (date.Day > observedOn) notes.Add($"页面所示日期{date.Day:yyyy-MM-dd}晚于采集日，不采信");
            else shown.Add(date);
        }

        return shown;
    }

    private static DateOnly? YearOf(VisibleDate date, List<ArticleDate> metas, ArticleDate? address)
    {
        foreach (var meta in metas)
        {
            if (meta.Day.Month == date.Day.Month && meta.Day.Day == date.Day.Day) return meta.Day;
        }

        return address is { } known && known.Day.Month == date.Day.Month && known.Day.Day == date.Day.Day ? known.Day : null;
    }

    private static ArticleDate? AddressOf(HtmlPage page, DateOnly observedOn) =>
        AddressDate.TryRead(page.Address.Path, out var year, out var month, out var day) && day > 0
            && DateText.TryDay(year, month, day, out var value) && value <= observedOn
            ? new ArticleDate(value, null, "地址中的日期", 0.6, false)
            : null;

    private static string Missing(List<string> notes) =>
        notes.Count == 0 ? "页面没有显示发布时间，标签和地址中也没有日期" : notes.Exists(static note => note.Contains("生成时间", StringComparison.Ordinal))
            ? "只有页面生成时间，没有可采信的发布时间" : notes.Exists(static note => note.Contains("晚于", StringComparison.Ordinal))
                ? "页面所标日期晚于采集日，不采信" : "页面所示日期未写年份，无法确定";

    private static string? NoteOf(List<string> notes) => notes.Count == 0 ? null : string.Join("；", notes.Distinct(StringComparer.Ordinal));
}
