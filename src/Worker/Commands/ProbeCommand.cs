using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FreshnessCrawler.Rules;
using FreshnessCrawler.Worker.Fetching;
using FreshnessCrawler.Worker.Options;
using FreshnessCrawler.Worker.Probing;
using FreshnessCrawler.Worker.Probing.Availability;
using FreshnessCrawler.Worker.Probing.Gate;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FreshnessCrawler.Worker.Commands;

/// <summary><c>probe URL</c>: what this machine sees of one address right now, over both families. Uses no database.</summary>
public static class ProbeCommand
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly Argument<string> Url = new("URL") { Description = "An http or https address." };

    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object: url, gate, v4 and v6 (name, addresses with their phases), visit." };

    public static Command Create()
    {
        var command = new Command(
            "probe",
            "Look at one address right now: its names over DNS, each of its addresses once over IPv4 and IPv6 with the time of each phase, the visit as it would count, "
            + "and our own way out. Keeps nothing. Exit code 0 when it opens, 1 when not, 2 for what is no address.")
        {
            Url, AllowNetwork.Option, Json,
        };
        command.SetAction((parse, ct) => CommandHost.GuardAsync(() => RunAsync(parse, ct)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken ct)
    {
        if (!Uri.TryCreate(parse.GetRequiredValue(Url), UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps) || url.Host.Length == 0)
        {
            await Console.Error.WriteLineAsync("probe: write an address as http://… or https://…");
            return ExitCode.Usage;
        }
        var builder = CommandHost.Builder();
        builder.Services.AddReading(builder.Configuration, parse.GetValue(CommandHost.Data));
        builder.Services.AddNetworkGate();
        builder.Services.AddAvailabilityProbe();
        builder.Services.AddSingleton<AddressReport>();
        using var host = builder.Build();
        host.Services.GetRequiredService<IStartupValidator>().Validate();
        var policy = host.Services.GetRequiredService<PolicyFile>().At(MonitoringPoint.DayOf(TimeProvider.System.GetUtcNow()));
        var report = await host.Services.GetRequiredService<AddressReport>()
            .LookAsync(url, TimeSpan.FromSeconds(policy.AvailabilityTimeout.Value), new AddressGuard(AllowNetwork.Of(parse)), ct);
        if (parse.GetValue(Json)) Console.WriteLine(JsonSerializer.Serialize(report.ToJson(), Indented));
        else foreach (var line in report.ToText()) Console.WriteLine(line);
        return report.Visit.Outcome == VisitOutcome.Open ? ExitCode.Done : ExitCode.Refused;
    }
}
