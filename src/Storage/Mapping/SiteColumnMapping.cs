using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FreshnessCrawler.Storage.Mapping;

internal sealed class SiteColumnMapping : IEntityTypeConfiguration<SiteColumn>
{
    public void Configure(EntityTypeBuilder<SiteColumn> builder)
    {
        builder.ToTable("site_column");
        builder.HasOne<Site>().WithMany().HasForeignKey(column => column.SiteId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(column => new { column.SiteId, column.Url }).IsUnique().HasFilter(OpenRows.Filter);
    }
}
