using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FreshnessCrawler.Storage.Mapping;

internal sealed class NetworkRuleMapping : IEntityTypeConfiguration<NetworkRule>
{
    public void Configure(EntityTypeBuilder<NetworkRule> builder)
    {
        builder.ToTable("network_rule");
        builder.Property(rule => rule.Network).HasColumnType("cidr");

        // Unique among open rows by an index that the first migration makes: EF Core has no index over an IPNetwork.
    }
}
