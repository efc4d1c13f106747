using System.CommandLine;
using FreshnessCrawler.Storage.Campaigns;
using Microsoft.Extensions.DependencyInjection;

namespace FreshnessCrawler.Worker.Commands;

/// <summary><c>campaign confirm|reject ID</c>: a person has looked at a candidate of voting and like campaigns and says what it is. The word is kept beside
/// the candidate with who and why; the latest counts.</summary>
public static class CampaignCommand
{
    private static readonly Argument<long> Id = new("ID") { Description = "The candidate, by candidate_id of campaign_candidates." };
    private static readonly Option<string> By = new("--by") { Description = "Who has looked.", HelpName = "NAME", Required = true };
    private static readonly Option<string> Reason = new("--reason") { Description = "What was found, as it will be shown, e.g. 确为网络投票，未报备.", HelpName = "TEXT", Required = true };

    public static Command Create()
    {
        var command = new Command("campaign", "Decide on a candidate of voting and like campaigns (see: sql \"select * from campaign_candidates\").");
        command.Subcommands.Add(Decision("confirm", "It is one.", confirmed: true));
        command.Subcommands.Add(Decision("reject", "It is none.", confirmed: false));
        return command;
    }

    private static Command Decision(string name, string description, bool confirmed)
    {
        var command = new Command(name, description) { Id, By, Reason };
        command.Validators.Add(result =>
        {
            foreach (var option in new[] { By, Reason })
            {
                if (result.GetResult(option) is { Tokens: [{ Value: var text }] } && string.IsNullOrWhiteSpace(text)) result.AddError($"campaign: {option.Name} is empty");
            }
        });
        command.SetAction((parse, ct) => CommandHost.WithDatabaseAsync(parse, (services, token) => RunAsync(services, parse, confirmed, token), ct));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, ParseResult parse, bool confirmed, CancellationToken ct)
    {
        var id = parse.GetRequiredValue(Id);
        if (!await services.GetRequiredService<CampaignBook>().DecideAsync(id, confirmed, parse.GetValue(Reason)!.Trim(), parse.GetValue(By)!.Trim(), ct))
        {
            await Console.Error.WriteLineAsync($"campaign: there is no candidate {id}; see: sql \"select candidate_id, title from campaign_candidates\"");
            return ExitCode.Unknown;
        }

        Console.WriteLine(confirmed ? $"已记录：{id} 确为网络投票、点赞打卡活动" : $"已记录：{id} 不是网络投票、点赞打卡活动");
        return ExitCode.Done;
    }
}
