using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FreshnessCrawler.Storage.Mapping;

internal sealed class RobotsOverrideMapping : IEntityTypeConfiguration<RobotsOverride>
{
    public void Configure(EntityTypeBuilder<RobotsOverride> builder)
    {
        builder.ToTable("robots_override");
        builder.HasIndex(row => row.Host).IsUnique().HasFilter(OpenRows.Filter);
    }
}
