using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FreshnessCrawler.Storage.Mapping;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("account");
        builder.HasOne<Unit>().WithMany().HasForeignKey(account => account.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(account => account.Code).IsUnique().HasFilter(OpenRows.Filter);
    }
}
