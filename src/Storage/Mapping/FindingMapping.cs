using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FreshnessCrawler.Storage.Mapping;

internal sealed class FindingMapping : IEntityTypeConfiguration<Finding>
{
    public void Configure(EntityTypeBuilder<Finding> builder)
    {
        builder.ToTable("finding");
        builder.Property(finding => finding.FirstEvidence).HasColumnType("jsonb");
        builder.Property(finding => finding.LastEvidence).HasColumnType("jsonb");
        builder.HasOne<Site>().WithMany().HasForeignKey(finding => finding.SiteId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CrawlRun>().WithMany().HasForeignKey(finding => finding.FirstRunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CrawlRun>().WithMany().HasForeignKey(finding => finding.LastRunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(finding => new { finding.TargetKind, finding.TargetId, finding.Rule }).IsUnique();
        builder.HasIndex(finding => new { finding.SiteId, finding.State });
    }
}
