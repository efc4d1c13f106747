using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FreshnessCrawler.Storage.Mapping;

internal sealed class SiteMapping : IEntityTypeConfiguration<Site>
{
    public void Configure(EntityTypeBuilder<Site> builder)
    {
        builder.ToTable("site");
        builder.HasOne<Unit>().WithMany().HasForeignKey(site => site.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(site => site.Code).IsUnique().HasFilter(OpenRows.Filter);
    }
}
