using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using Microsoft.Extensions.Logging;

namespace FreshnessCrawler.Worker.Rendering;

/// <summary>What all pages of one pool share.</summary>
internal sealed record RenderTools(
    RenderOptions Options, FetchOptions Fetch, INameResolver Names, HostSlots Slots, ScreenshotStore Screenshots, TimeProvider Clock, ILogger Logger)
{
    public string UserAgent { get; } = SiteAttempt.UserAgent(Fetch);
}
