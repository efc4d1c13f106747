namespace FreshnessCrawler.Storage.Model;

public enum RunState
{
    Running,
    Finished,

    /// <summary>The deadline came first; the targets not reached have rows that say so.</summary>
    Deadline,

    /// <summary>Ended by hand or by a fault; the targets not reached have rows that say so.</summary>
    Aborted,
}
