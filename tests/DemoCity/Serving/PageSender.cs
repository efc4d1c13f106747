using System.Globalization;
using System.IO.Compression;
using FreshnessCrawler.DemoCity.Pages;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity.Serving;

/// <summary>Sends a page in the site's encoding, with validators and compression where the site has them.</summary>
public static class PageSender
{
    /// <summary>Answers 304 where the visitor's validators still hold.</summary>
    public static bool Unchanged(HttpContext context, SiteServing site, int page)
    {
        if (site.Plan.Number % 3 != 1) return false;
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{site.City.AsOf.DayNumber:x}-{site.City.Seed:x}-{page:x}-{(site.Plan.Rectified ? 1 : 0)}\"");
        var modified = new DateTimeOffset(site.City.AsOf.ToDateTime(new TimeOnly(0, site.Plan.Rectified ? 9 : 5)), TimeSpan.FromHours(8)).ToString("R", CultureInfo.InvariantCulture);
        context.Response.Headers.ETag = tag;
        context.Response.Headers.LastModified = modified;
        var asked = context.Request.Headers;
        if (asked.IfNoneMatch.Count > 0 ? asked.IfNoneMatch != tag : asked.IfModifiedSince != modified) return false;
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    public static async Task SendAsync(HttpContext context, SiteServing site, PageText page, ColumnTrap trap = ColumnTrap.None)
    {
        var skin = site.Skin;
        var top = skin.Encoding.GetBytes(page.Top.ToString());
        var main = skin.Encoding.GetBytes(page.Main.ToString());
        ReadOnlyMemory<byte>[] parts = page.Side switch
        {
            _ when trap == ColumnTrap.CutBeforeList => [top, skin.Head.AsMemory(0, skin.Head.Length * 2 / 3)],
            SidePlace.Before => [top, skin.Head, skin.Sidebar, main, skin.Foot],
            SidePlace.After => [top, skin.Head, main, skin.Sidebar, skin.Foot],
            _ => [top, skin.Head, main, skin.Foot],
        };
        var length = parts.Sum(part => part.Length);
        context.Response.ContentType = skin.ContentType;
        if (trap == ColumnTrap.BrokenTransfer)
        {
            context.Response.ContentLength = length;
            await context.Response.Body.WriteAsync(top, context.RequestAborted);
            await context.Response.Body.WriteAsync(skin.Head, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
            return;
        }

        if (site.Plan.Number % 5 == 2 && context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            parts = [Compress(parts)];
            length = parts[0].Length;
            context.Response.Headers.ContentEncoding = "gzip";
            context.Response.Headers.Vary = "Accept-Encoding";
        }

        context.Response.ContentLength = length;
        var body = context.Response.BodyWriter;
        foreach (var part in parts)
        {
            part.Span.CopyTo(body.GetSpan(part.Length));
            body.Advance(part.Length);
        }

        site.Sent(length);
        await body.FlushAsync(context.RequestAborted);
    }

    private static ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte>[] parts)
    {
        using var packed = new MemoryStream(8 * 1024);
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var part in parts) gzip.Write(part.Span);
        }

        return packed.ToArray();
    }
}
