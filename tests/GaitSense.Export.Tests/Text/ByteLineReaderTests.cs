using System.Text;
using CsCheck;
using GaitSense.Export.Text;

namespace GaitSense.Export.Tests.Text;

public sealed class ByteLineReaderTests
{
    private static readonly string[] Words = ["", "a", "1\t2", "n/a", "\u00B5T"];

    [Fact]
    public void Any_text_gives_the_lines_that_a_string_reader_gives_however_small_the_buffer() =>
        Gen.Select(Gen.Int[0, 4].Select(i => Words[i]).List[0, 12], Gen.Bool.Select(b => b ? "\n" : "\r\n"), Gen.Bool, Gen.Int[1, 9])
            .Sample((lines, lineEnd, isTerminated, capacity) =>
            {
                string text = string.Join(lineEnd, lines) + (isTerminated ? lineEnd : "");
                return Lines(text, capacity).SequenceEqual(Expected(text));
            });

    [Fact]
    public void A_last_line_without_line_end_is_given_and_told()
    {
        ByteLineReader reader = new(new MemoryStream("a\nb"u8.ToArray()));
        Assert.True(reader.TryRead(out _));
        Assert.True(reader.LineIsTerminated);
        Assert.True(reader.TryRead(out ReadOnlySpan<byte> last));
        Assert.Equal("b", Encoding.UTF8.GetString(last));
        Assert.False(reader.LineIsTerminated);
        Assert.False(reader.TryRead(out _));
        Assert.False(reader.LineIsTooLong);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_line() =>
        Assert.Equal(["1\t2", "3"], Lines("\uFEFF1\t2\n3\n", 4));

    [Fact]
    public void A_line_without_end_stops_at_the_limit()
    {
        ByteLineReader reader = new(new MemoryStream(new byte[ByteLineReader.LongestLine + 1]), 64);
        Assert.False(reader.TryRead(out _));
        Assert.True(reader.LineIsTooLong);
    }

    private static List<string> Lines(string text, int capacity)
    {
        ByteLineReader reader = new(new MemoryStream(Encoding.UTF8.GetBytes(text)), capacity);
        List<string> lines = [];
        while (reader.TryRead(out ReadOnlySpan<byte> line))
        {
            lines.Add(Encoding.UTF8.GetString(line));
        }

        return lines;
    }

    private static IEnumerable<string> Expected(string text)
    {
        StringReader reader = new(text);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
