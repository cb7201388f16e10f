using System.Globalization;
using System.Text;
using CsCheck;
using GaitSense.Storage.Influx.Lines;

namespace GaitSense.Storage.Tests.Influx.Lines;

public sealed class LineWriterTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("left foot", @"left\ foot")]
    [InlineData("a,b=c", @"a\,b\=c")]
    [InlineData(@"back\slash\", "back_slash_")]
    [InlineData("line\nbreak\r\ttab\0nul\u0085", "line_break__tab_nul_")]
    [InlineData("Fuß-足-🦶", "Fuß-足-🦶")]
    [InlineData("\"quoted\"", "\"quoted\"")]
    public void A_tag_is_escaped_and_what_cannot_be_written_becomes_an_underscore(string value, string written)
    {
        LineWriter lines = new();
        lines.Begin("m"u8);
        lines.Tag("t"u8, value);
        lines.Flag("f"u8, true);
        Assert.True(lines.End(1));
        Assert.Equal($"m,t={written} f=true 1\n", Text(lines));
    }

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character()
    {
        LineWriter lines = new();
        lines.Begin("m"u8);
        lines.Tag("t"u8, "\ud800lonely");
        lines.Flag("f"u8, true);
        lines.End(1);
        Assert.Equal("m,t=\uFFFDlonely f=true 1\n", Text(lines));
    }

    [Fact]
    public void A_tag_without_value_is_left_out()
    {
        LineWriter lines = new();
        lines.Begin("m"u8);
        lines.Tag("t"u8, "");
        lines.Count("n"u8, -3);
        lines.End(-1);
        Assert.Equal("m n=-3i -1\n", Text(lines));
    }

    [Fact]
    public void A_point_without_a_field_is_taken_back()
    {
        LineWriter lines = new();
        lines.Begin("m"u8);
        lines.Flag("f"u8, false);
        lines.End(1);
        lines.Begin("m"u8);
        lines.Tag("t"u8, "x");
        lines.Field("a"u8, null);
        lines.Field("b"u8, double.NaN);
        lines.Field("c"u8, double.PositiveInfinity);
        Assert.False(lines.End(2));
        Assert.Equal(1, lines.Points);
        Assert.Equal("m f=false 1\n", Text(lines));
    }

    [Fact]
    public void A_number_is_a_float_that_reads_back_as_itself_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Gen.Double.Where(double.IsFinite).Sample(number =>
            {
                LineWriter lines = new();
                lines.Begin("m"u8);
                lines.Field("f"u8, number);
                lines.End(0);
                string text = Text(lines)["m f=".Length..^" 0\n".Length];
                return double.Parse(text, CultureInfo.InvariantCulture).Equals(number) && !text.Contains(',', StringComparison.Ordinal);
            });
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Any_texts_give_one_line_with_nothing_that_ends_or_splits_it() => Gen.String.Array[1, 5].Sample(values =>
    {
        LineWriter lines = new();
        lines.Begin("m"u8);
        foreach (string value in values)
        {
            lines.Tag("t"u8, value);
            lines.Word("w"u8, value.Length > 0 ? value : "-");
        }

        lines.End(5);
        string text = Text(lines);
        return text.Count(c => c == '\n') == 1 && text.EndsWith(" 5\n", StringComparison.Ordinal)
            && !text.Any(c => char.IsControl(c) && c != '\n');
    });

    [Fact]
    public void Clearing_keeps_nothing()
    {
        LineWriter lines = new();
        lines.Begin("m"u8);
        lines.Flag("f"u8, true);
        lines.End(1);
        lines.Clear();
        Assert.Equal(0, lines.Points);
        Assert.True(lines.Written.IsEmpty);
    }

    internal static string Text(LineWriter lines) => Encoding.UTF8.GetString(lines.Written.Span);
}
