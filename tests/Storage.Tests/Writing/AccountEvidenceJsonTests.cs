using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Rules.Verdicts;
using FreshnessCrawler.Storage.Writing;
using Xunit;

namespace FreshnessCrawler.Storage.Tests.Writing;

public sealed class AccountEvidenceJsonTests
{
    private static readonly Evidence Evidence = new(3, 14, "天", "条款", [])
    {
        Account = new AccountEvidence("a-1", "永修公安", "新浪微博", AccountState.Suspended, AccountAccess.CookieExpired, new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero))
        {
            Source = AccountSourceKind.WeChatArticles,
            LastPassingDay = new DateOnly(2026, 12, 4),
            Interaction = [new InteractionRecord(new DateOnly(2026, 11, 1), Effective: true, "菜单", "截图\0", "张某")],
            Twins = [new AccountTwin("a-2", "永修警方", "永修县公安局", "名称相同")],
        },
    };

    [Fact]
    public void Write_OfAnAccount_IsTheFormThatTheViewsRead()
    {
        var json = EvidenceJson.Write(Evidence);

        Assert.Contains("""
            "account":{"code":"a-1","name":"永修公安","platform":"新浪微博","state":"suspended","access":"cookieExpired"
            """.Trim(), json, StringComparison.Ordinal);
        Assert.Contains("\"source\":\"weChatArticles\"", json, StringComparison.Ordinal);
        Assert.Contains("\"lastPassingDay\":\"2026-12-04\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u0000", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfAnAccount_GivesItBack()
    {
        var json = EvidenceJson.Write(Evidence);

        Assert.Equal(json, EvidenceJson.Write(EvidenceJson.Read(json)));
        Assert.Equal(Evidence.Account!.Twins!, EvidenceJson.Read(json).Account!.Twins!);
    }
}
