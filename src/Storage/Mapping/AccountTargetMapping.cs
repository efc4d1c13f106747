using FreshnessCrawler.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FreshnessCrawler.Storage.Mapping;

internal sealed class AccountTargetMapping : IEntityTypeConfiguration<AccountTargetRow>
{
    public void Configure(EntityTypeBuilder<AccountTargetRow> builder)
    {
        builder.ToTable("account_target");
        builder.HasKey(target => new { target.RunId, target.AccountId });
        builder.HasOne<CrawlRun>().WithMany().HasForeignKey(target => target.RunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(target => target.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(target => new { target.AccountId, target.RunId });
    }
}
