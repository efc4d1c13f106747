using System.Runtime.InteropServices;
using FreshnessCrawler.DemoCity;
using FreshnessCrawler.DemoCity.Checking;

var line = CommandLine.Parse(args);
if (line.Help)
{
    Console.WriteLine(CommandLine.Usage);
    return 0;
}

if (line.Error is { } error)
{
    await Console.Error.WriteLineAsync($"{error}\n{CommandLine.Usage}");
    return 2;
}

using var stop = new CancellationTokenSource();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
if (line.Check is { } directory) return await CityCheck.RunAsync(directory, Console.Out, stop.Token);

try
{
    await using var city = await DemoCityHost.StartAsync(line.Options!, stop.Token);
    Console.WriteLine($"ready {city.City.Sites.Count} sites {city.RegisteredColumns} columns {city.City.Accounts.Count} accounts, lists in {city.ListsDirectory}, names from {city.Names.EndPoint}, zone servers at port {city.Names.ServerPort}");
    await Task.Delay(Timeout.Infinite, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    return 0;
}
catch (IOException taken)
{
    await Console.Error.WriteLineAsync($"{taken.Message} Another city may be running; --port 0 takes a free block.");
    return 3;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
