using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FreshnessCrawler.Storage.Mapping;

internal sealed class FindingEventMapping : IEntityTypeConfiguration<FindingEvent>
{
    public void Configure(EntityTypeBuilder<FindingEvent> builder)
    {
        builder.ToTable("finding_event");
        builder.Property(step => step.Evidence).HasColumnType("jsonb");
        builder.HasOne<Finding>().WithMany().HasForeignKey(step => step.FindingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CrawlRun>().WithMany().HasForeignKey(step => step.RunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(step => new { step.FindingId, step.Id });

        // A run moves a finding at most once: a replayed one can never add a second step.
        builder.HasIndex(step => new { step.RunId, step.FindingId }).IsUnique().HasFilter("run_id IS NOT NULL");
    }
}
