using System.Text.Json;
using Microsoft.Playwright;

namespace FreshnessCrawler.Worker.Rendering;

/// <summary>Looks at a page's document from a world of its own, where the page's scripts have changed nothing.</summary>
internal sealed class PageEye(ICDPSession session, int maxHtmlChars)
{
    // The document's own properties may be covered by elements that are named like them.
    private const string Root = "const root = Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement').get.call(document);";

    private const string Glance =
        "(() => {" + Root + """
          const state = Object.getOwnPropertyDescriptor(Document.prototype, 'readyState').get.call(document);
          const elements = root ? root.getElementsByTagName('*').length : 0;
          return [state === 'loading' ? 0 : 1, elements, root ? (elements > 20000 ? 0 : root.textContent.length) : 0, root ? root.getElementsByTagName('a').length : 0];
        })()
        """;

    private readonly string _document =
        "(() => {" + Root + $$"""
          if (!root) return [location.href, ''];
          const html = root.outerHTML;
          return html.length > {{maxHtmlChars}} ? [location.href, null] : [location.href, '<!DOCTYPE html>\n' + html];
        })()
        """;

    private int? _world;

    /// <summary>The document's measures, or null while one page gives way to the next.</summary>
    public async Task<PageGlance?> GlanceAsync(CancellationToken ct) =>
        await LookAsync(Glance, ct) is { ValueKind: JsonValueKind.Array } seen
            ? new PageGlance(seen[0].GetInt32() == 1, seen[1].GetInt32(), seen[2].GetInt32(), seen[3].GetInt32())
            : null;

    /// <summary>The address and the serialised document; the latter null when it exceeds the cap.</summary>
    public async Task<(string Url, string? Html)?> ReadAsync(CancellationToken ct) =>
        await LookAsync(_document, ct) is { ValueKind: JsonValueKind.Array } seen ? (seen[0].GetString()!, seen[1].GetString()) : null;

    private async Task<JsonElement?> LookAsync(string expression, CancellationToken ct)
    {
        try
        {
            _world ??= await WorldAsync(ct);
            var answer = await SendAsync("Runtime.evaluate", ct, ("expression", expression), ("contextId", _world.Value), ("returnByValue", true), ("silent", true));
            if (answer.GetProperty("result").TryGetProperty("value", out var value)) return value;
        }
        catch (PlaywrightException e) when (!e.Message.Contains("closed", StringComparison.OrdinalIgnoreCase) && !e.Message.Contains("crashed", StringComparison.OrdinalIgnoreCase))
        {
            // The document that the world belonged to is gone; the next look makes a new one.
        }
        _world = null;
        return null;
    }

    private async Task<int> WorldAsync(CancellationToken ct)
    {
        var tree = await SendAsync("Page.getFrameTree", ct);
        var frame = tree.GetProperty("frameTree").GetProperty("frame").GetProperty("id").GetString()!;
        var world = await SendAsync("Page.createIsolatedWorld", ct, ("frameId", frame), ("worldName", "reader"));
        return world.GetProperty("executionContextId").GetInt32();
    }

    private async Task<JsonElement> SendAsync(string method, CancellationToken ct, params (string Name, object Value)[] arguments) =>
        (await session.SendAsync(method, arguments.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal)).WaitAsync(ct))!.Value;
}
