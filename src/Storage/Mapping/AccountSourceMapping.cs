using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FreshnessCrawler.Storage.Mapping;

internal sealed class AccountSourceMapping : IEntityTypeConfiguration<AccountSource>
{
    public void Configure(EntityTypeBuilder<AccountSource> builder)
    {
        builder.ToTable("account_source");
        builder.HasOne<Account>().WithMany().HasForeignKey(source => source.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(source => new { source.AccountId, source.Kind, source.Address }).IsUnique().HasFilter(OpenRows.Filter);
    }
}
