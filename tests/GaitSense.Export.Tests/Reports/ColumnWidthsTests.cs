using GaitSense.Export.Plots;
using GaitSense.Export.Reports;

namespace GaitSense.Export.Tests.Reports;

public class ColumnWidthsTests
{
    private const double Size = 9;

    [Fact]
    public void Equal_columns_stay_equal_where_everything_fits() =>
        Assert.Equal([200, 100, 100], ColumnWidths.Of(new ReportTable(["a", "b", "c"], [["x", "1", "2"]]) { FirstShare = 0.5 }, 400, Size));

    [Theory]
    [InlineData(400)]
    [InlineData(230)]
    public void A_long_word_gets_the_room_that_it_needs(double width)
    {
        const string Long = "Rückwärtsgehen";
        ReportTable table = new(["Beginn", "Übung", "Schritte", "Güte", "Sensoren"], [["1 Feb. 2026, 17:45", Long, "101", "100 %", "6"]]) { FirstShare = 0.22 };

        IReadOnlyList<double> widths = ColumnWidths.Of(table, width, Size);

        Assert.Equal(width, widths.Sum(), 1e-6);
        Assert.Equal([Long], Wrapping.Lines(Long, Size, widths[1] - 6));
        Assert.All(widths, w => Assert.True(w > Typefaces.Measure("100", Size)));
    }
}
