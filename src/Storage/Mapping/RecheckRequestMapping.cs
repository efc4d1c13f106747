using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FreshnessCrawler.Storage.Mapping;

internal sealed class RecheckRequestMapping : IEntityTypeConfiguration<RecheckRequest>
{
    public void Configure(EntityTypeBuilder<RecheckRequest> builder)
    {
        builder.ToTable("recheck_request");
        builder.HasOne<Site>().WithMany().HasForeignKey(request => request.SiteId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SiteColumn>().WithMany().HasForeignKey(request => request.ColumnId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Finding>().WithMany().HasForeignKey(request => request.FindingId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CrawlRun>().WithMany().HasForeignKey(request => request.EarlierRunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CrawlRun>().WithMany().HasForeignKey(request => request.RunId).OnDelete(DeleteBehavior.Restrict);
    }
}
