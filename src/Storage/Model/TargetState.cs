namespace FreshnessCrawler.Storage.Model;

public enum TargetState
{
    Planned,
    Running,
    Done,

    /// <summary>The run ended before its turn; the reason says why.</summary>
    NotReached,

    /// <summary>The registry knows no address for the site.</summary>
    NoAddress,
}
