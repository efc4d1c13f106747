namespace FreshnessCrawler.Storage.Writing;

/// <summary>What writing one site takes: statements sent (without begin and commit) and rows written.</summary>
internal sealed class WriteTally
{
    internal int Statements { get; private set; }
    internal int Rows { get; private set; }

    internal void Add(int rows, int statements = 1)
    {
        Statements += statements;
        Rows += rows;
    }
}
