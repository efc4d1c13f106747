using FreshnessCrawler.Rules.Observations;

namespace FreshnessCrawler.Storage.Model;

/// <summary>One source of an account's posts; those of one account are asked in their order until one is read.</summary>
public sealed class AccountSource
{
    public long Id { get; set; }
    public long AccountId { get; set; }

    /// <summary>1 is asked first.</summary>
    public int Place { get; set; }
    public AccountSourceKind Kind { get; set; }

    /// <summary>A web address, or of a kept list the path of its file, relative to the folder of lists.</summary>
    public required string Address { get; set; }

    /// <summary>What a time without a zone means there, as minutes east of UTC; null for China's.</summary>
    public int? ZoneMinutes { get; set; }
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
}
