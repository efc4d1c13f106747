namespace FreshnessCrawler.Storage.Local;

internal sealed record ProcessResult(string Command, int ExitCode, string Output, string Error)
{
    public void EnsureSuccess()
    {
        if (ExitCode != 0)
        {
            throw new LocalPostgresException(
                $"'{Command}' ended with exit code {ExitCode}: {(Error.Length > 0 ? Error : Output).Trim()}");
        }
    }
}
