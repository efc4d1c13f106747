using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Accounts;
using FreshnessCrawler.Worker.Accounts.Lists;
using FreshnessCrawler.Worker.Accounts.Platforms;
using FreshnessCrawler.Worker.Tests.Fetching;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Accounts;

/// <summary>Seeded mutations of every saved answer, given to every kind of source: nothing throws, and no moment lies after the look.</summary>
public sealed class HostileAnswersTests
{
    private const int Rounds = 6;
    private const string Spice = "<>&\"'/[]{}:,-+0189 年\u0000\uFEFF\uD800\\";

    [Fact]
    public async Task ReadAsync_MutatedAnswers_NeverThrow()
    {
        IAccountFeed[] feeds =
        [
            new SyndicatedFeed(AccountCase.Options()), new WeiboFeed(AccountCase.Options()), new ToutiaoFeed(AccountCase.Options()), new DouyinFeed(AccountCase.Options()),
            new WeChatArticlesFeed(AccountCase.Options()), new ListFeed(AccountCase.Options(), AccountCase.Clock),
        ];
        var random = new Random(20261123);
        var body = "";
        await using var site = await TestSite.StartAsync(context => context.Response.WriteAsync(body));
        foreach (var file in Directory.GetFiles(AccountCase.Folder).Order(StringComparer.Ordinal))
        {
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            for (var round = 0; round < Rounds; round++)
            {
                body = round == 0 ? text : Mutate(text, random);
                foreach (var feed in feeds)
                {
                    var answer = await AccountCase.AskAsync(feed, site, "/x?uid=1234567890");
                    Assert.Equal(answer.Try.Access == AccountAccess.Read, answer.AsOf is not null);
                    Assert.True(answer.Try.Access == AccountAccess.Read || !string.IsNullOrEmpty(answer.Try.Reason), $"{feed.Kind} {Path.GetFileName(file)} {round}");
                    Assert.All(answer.Posts, static post => Assert.True(post.Published is null || post.Published <= AccountCase.Now));
                }
            }
        }
    }

    private static string Mutate(string text, Random random)
    {
        for (var changes = random.Next(1, 8); changes > 0; changes--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(text.Length - at, random.Next(16));
            text = random.Next(5) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, text.Substring(at, length)),
                2 => text.Insert(at, Spice[random.Next(Spice.Length)].ToString()),
                3 => text.Remove(at, length).Insert(at, new string(Spice[random.Next(Spice.Length)], length)),
                _ => changes == 1 && at > 0 ? text[..at] : text,
            };
        }

        return text;
    }
}
