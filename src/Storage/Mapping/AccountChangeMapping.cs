using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FreshnessCrawler.Storage.Mapping;

internal sealed class AccountChangeMapping : IEntityTypeConfiguration<AccountChange>
{
    public void Configure(EntityTypeBuilder<AccountChange> builder)
    {
        builder.ToTable("account_change");
        builder.HasOne<Account>().WithMany().HasForeignKey(change => change.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(change => new { change.AccountId, change.On });
    }
}
