using Xunit;

namespace FreshnessCrawler.Worker.Tests.Rendering;

/// <summary>Tests with a browser run one after another: several at once would only wait for each other's processor.</summary>
[CollectionDefinition(nameof(Browser))]
public sealed class Browser;
