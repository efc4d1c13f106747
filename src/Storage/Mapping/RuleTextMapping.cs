using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FreshnessCrawler.Storage.Mapping;

internal sealed class RuleTextMapping : IEntityTypeConfiguration<RuleText>
{
    public void Configure(EntityTypeBuilder<RuleText> builder)
    {
        builder.ToTable("rule");
        builder.HasKey(rule => rule.Code);
    }
}
