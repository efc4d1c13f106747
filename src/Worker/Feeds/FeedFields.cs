namespace FreshnessCrawler.Worker.Feeds;

/// <summary>Tells a field by the name of its element or property, whatever its case and its joints.</summary>
internal static class FeedFields
{
    public const int Count = (int)FeedField.Category + 1;
    private const int LongestName = 24;

    public static bool TryElement(ReadOnlySpan<char> localName, out FeedField field)
    {
        Span<char> buffer = stackalloc char[LongestName];
        FeedField? found = Plain(localName, buffer) switch
        {
            "title" => FeedField.Title,
            "description" or "summary" or "subtitle" => FeedField.Text,
            "encoded" or "content" => FeedField.Content,
            "link" => FeedField.Link,
            "guid" or "id" => FeedField.Id,
            "category" => FeedField.Category,
            var name => Date(name),
        };
        field = found ?? default;
        return found is not null;
    }

    public static bool TryProperty(ReadOnlySpan<char> name, out FeedField field)
    {
        Span<char> buffer = stackalloc char[LongestName];
        FeedField? found = Plain(name, buffer) switch
        {
            "title" or "subject" or "headline" or "articletitle" or "infotitle" or "doctitle" or "newstitle" or "arttitle" or "标题" => FeedField.Title,
            "desc" or "description" or "summary" or "digest" or "name" => FeedField.Text,
            "text" or "textraw" or "contenttext" or "content" or "contenthtml" or "contentencoded" => FeedField.Content,
            "link" or "url" or "href" or "contenturl" or "articleurl" or "shareurl" or "docpuburl" or "permalink" or "pageurl" or "linkurl" or "infourl" or "链接" => FeedField.Link,
            "externalurl" or "scheme" or "id" or "guid" or "sourceurl" => FeedField.Id,
            "istop" or "top" or "pinned" or "ispinned" or "sticky" or "issticky" or "topflag" or "置顶" => FeedField.Pinned,
            var plain => Date(plain),
        };
        field = found ?? default;
        return found is not null;
    }

    private static FeedField? Date(ReadOnlySpan<char> name) => name switch
    {
        "published" or "datepublished" or "publishedat" or "publishtime" or "publishedtime" or "publisheddate" or "publishdate" or "publishat"
            or "publicationdate" or "releasetime" or "releasedate" or "releasedat" or "firstpublishedtime" or "发布时间" or "发布日期" => FeedField.Published,
        "issued" or "dateissued" => FeedField.Issued,
        "pubdate" or "pubtime" or "docreltime" or "docpubtime" => FeedField.PubDate,
        "date" or "datetime" or "time" or "ct" or "日期" or "时间" => FeedField.Date,
        "created" or "createdat" or "createtime" or "createdtime" or "createdate" or "createddate" or "datecreated" or "ctime" or "创建时间" => FeedField.Created,
        "updated" or "updatedat" or "updatetime" or "updatedtime" or "updatedate" or "dateupdated" or "更新时间" => FeedField.Updated,
        "modified" or "datemodified" or "modifiedat" or "modifytime" or "modifiedtime" or "modifydate" or "modifieddate" or "lastmodified" => FeedField.Modified,
        _ => null,
    };

    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> name, Span<char> buffer)
    {
        var length = 0;
        foreach (var c in name)
        {
            if (c is '_' or '-' or ' ' or '.') continue;
            if (length == buffer.Length) return default;
            buffer[length++] = char.ToLowerInvariant(c);
        }

        return buffer[..length];
    }
}
