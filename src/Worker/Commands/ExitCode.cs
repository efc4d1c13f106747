namespace FreshnessCrawler.Worker.Commands;

/// <summary>What a script can tell from the exit status; documented in the README.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>The work was done but says no: bad registry rows, a failed doctor line, a page that was not read.</summary>
    public const int Refused = 1;

    /// <summary>The command line itself is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The database cannot be reached, started or understood.</summary>
    public const int Database = 3;

    /// <summary>The site, column, finding, run or file that was named does not exist.</summary>
    public const int Unknown = 4;

    /// <summary>The configuration (options, policy.json) is wrong.</summary>
    public const int Configuration = 5;

    /// <summary>A fault of the program; the message says where.</summary>
    public const int Fault = 70;

    /// <summary>Ended by Ctrl-C or SIGTERM; what was finished is kept.</summary>
    public const int Interrupted = 130;
}
