using System.CommandLine;
using System.Net;

namespace FreshnessCrawler.Worker.Commands;

/// <summary>The option <c>--allow-network CIDR</c> of every command that fetches.</summary>
public static class AllowNetwork
{
    public static readonly Option<string[]> Option = Create();

    public static IReadOnlyList<IPNetwork> Of(ParseResult parse) => [.. (parse.GetValue(Option) ?? []).Select(IPNetwork.Parse)];

    private static Option<string[]> Create()
    {
        var option = new Option<string[]>("--allow-network")
        {
            Description = "Lift the guard against private addresses for this network, e.g. 10.20.0.0/16; may be given several times.",
            HelpName = "CIDR",
        };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (!IPNetwork.TryParse(token.Value, out _))
                    result.AddError($"--allow-network: '{token.Value}' is not a network in CIDR form, e.g. 10.20.0.0/16");
        });
        return option;
    }
}
