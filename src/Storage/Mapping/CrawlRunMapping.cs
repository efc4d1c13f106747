using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FreshnessCrawler.Storage.Mapping;

internal sealed class CrawlRunMapping : IEntityTypeConfiguration<CrawlRun>
{
    public void Configure(EntityTypeBuilder<CrawlRun> builder)
    {
        builder.ToTable("crawl_run");
        builder.HasIndex(run => new { run.Kind, run.Night }).IsUnique().HasFilter("night IS NOT NULL");
        builder.HasIndex(run => run.MonitoringPoint);
    }
}
