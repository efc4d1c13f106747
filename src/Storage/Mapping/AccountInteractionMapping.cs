using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FreshnessCrawler.Storage.Mapping;

internal sealed class AccountInteractionMapping : IEntityTypeConfiguration<AccountInteraction>
{
    public void Configure(EntityTypeBuilder<AccountInteraction> builder)
    {
        builder.ToTable("account_interaction");
        builder.HasOne<Account>().WithMany().HasForeignKey(record => record.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(record => new { record.AccountId, record.CheckedOn, record.EnteredAt });
    }
}
