using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FreshnessCrawler.Storage.Mapping;

internal sealed class ActivityFilingMapping : IEntityTypeConfiguration<ActivityFiling>
{
    public void Configure(EntityTypeBuilder<ActivityFiling> builder)
    {
        builder.ToTable("activity_filing");
        builder.HasOne<Unit>().WithMany().HasForeignKey(filing => filing.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(filing => new { filing.UnitId, filing.Activity, filing.StartsOn }).IsUnique().HasFilter(OpenRows.Filter);
    }
}
