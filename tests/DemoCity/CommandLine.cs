using System.Globalization;
using FreshnessCrawler.DemoCity.Accounts.Plan;
using FreshnessCrawler.DemoCity.Plan;

namespace FreshnessCrawler.DemoCity;

/// <summary>Reads the command line.</summary>
/// <param name="Options">What to serve, or null where there is nothing to serve.</param>
/// <param name="Check">The directory of a running city to be checked, or null.</param>
/// <param name="Help">Whether help was asked for.</param>
/// <param name="Error">What is wrong with it, or null.</param>
public sealed record CommandLine(DemoCityOptions? Options, string? Check, bool Help, string? Error)
{
    private const int MostAccounts = 20_000;

    public static string Usage { get; } = $"""
        DemoCity --out DIR [--port {DemoCityOptions.DefaultPort}] [--seed 7] [--sites {CityPlanner.FullCity}] [--accounts {AccountPlatforms.FullCity}] [--as-of YYYY-MM-DD] [--veto]
          Serves a whole city's government websites on loopback until it is told to stop (SIGTERM, Ctrl-C).
          --out DIR            writes DIR/registry/*.csv, DIR/lists (accounts' lists kept by hand) and DIR/truth.json
          --port N             sites at 127.71.0.N:PORT, the shared platform at 127.71.1.1:PORT+1…, hosts beside them at 127.71.2.N,
                               those with IPv6 at [::1] on the same ports, control at 127.71.0.200:PORT+900;
                               0 takes a free block (the addresses, and with them the columns' identities, then change)
          --seed N             another city of the same kind
          --sites N            a small city: the five sites of the notice first, then those with most traps
          --accounts N         new-media accounts, 0–20000; a small city keeps the planted ones; their posts are served at 127.71.3.N:PORT
          --as-of YYYY-MM-DD   the day (China) from which all dates are reckoned; default today
          --veto               one site bad enough for the vetoes
        DemoCity --check DIR
          Fetches every column of the running city whose files are in DIR, walks every site's links over IPv4 and asks for them over IPv6, asks every account's sources,
          and compares the answers with its truth.
        Exit codes: 0 ended or checked well, 1 the check found a fault, 2 wrong command line, 3 port taken.
        """;

    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        var options = new DemoCityOptions { Out = "" };
        string? check = null;
        for (var at = 0; at < args.Count; at++)
        {
            var name = args[at];
            if (name is "--help" or "-h" or "-?") return new CommandLine(null, null, true, null);
            if (name == "--veto")
            {
                options = options with { Veto = true };
                continue;
            }

            if (at + 1 == args.Count) return Wrong($"{name} needs a value, or is unknown.");
            var value = args[++at];
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : -1;
            switch (name)
            {
                case "--out": options = options with { Out = value }; break;
                case "--check": check = value; break;
                case "--port" when number is >= 0 and <= 64000: options = options with { Port = number }; break;
                case "--seed" when number >= 0: options = options with { Seed = number }; break;
                case "--sites" when number >= 1 && number <= CityPlanner.FullCity: options = options with { SiteCount = number }; break;
                case "--accounts" when number is >= 0 and <= MostAccounts: options = options with { AccountCount = number }; break;
                case "--as-of" when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day):
                    options = options with { AsOf = day };
                    break;
                default: return Wrong($"{name} {value} is not understood.");
            }
        }

        if (check is not null) return new CommandLine(null, check, false, null);
        return options.Out.Length == 0 ? Wrong("--out DIR is needed.") : new CommandLine(options, null, false, null);
    }

    private static CommandLine Wrong(string error) => new(null, null, false, error);
}
