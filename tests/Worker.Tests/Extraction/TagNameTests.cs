using FreshnessCrawler.Worker.Extraction;
using Xunit;

namespace FreshnessCrawler.Worker.Tests.Extraction;

public sealed class TagNameTests
{
    [Theory]
    [InlineData("COLUMNNAME", "ColumnName")]
    [InlineData(" columnType ", "ColumnType")]
    [InlineData("ColumnKeywods", "ColumnKeywords")]
    [InlineData("ColunmName", "ColumnName")]
    [InlineData("CloumnType", "ColumnType")]
    [InlineData("ColumnTpye", "ColumnType")]
    [InlineData("ColumName", "ColumnName")]
    [InlineData("ColumnNames", "ColumnName")]
    [InlineData("pubdate", "PubDate")]
    public void Of_ATag_IsTheNameThatIsMeant(string written, string meant) => Assert.Equal(meant, TagName.Of(written));

    [Theory]
    [InlineData("")]
    [InlineData("keywords")]
    [InlineData("description")]
    [InlineData("update")]
    [InlineData("pubdat")]
    [InlineData("columntime")]
    public void Of_AnotherName_IsNull(string written) => Assert.Null(TagName.Of(written));
}
