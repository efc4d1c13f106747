namespace FreshnessCrawler.Worker.Diagnostics;

public enum CheckState
{
    Ok,
    Warn,
    Fail,
}
