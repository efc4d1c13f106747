using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FreshnessCrawler.Storage.Mapping;

internal sealed class RunTargetMapping : IEntityTypeConfiguration<RunTarget>
{
    public void Configure(EntityTypeBuilder<RunTarget> builder)
    {
        builder.ToTable("run_target");
        builder.HasKey(target => new { target.RunId, target.SiteId });
        builder.HasOne<CrawlRun>().WithMany().HasForeignKey(target => target.RunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Site>().WithMany().HasForeignKey(target => target.SiteId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(target => new { target.SiteId, target.RunId });
    }
}
