using CsCheck;
using GaitSense.Storage.Raw;

namespace GaitSense.Storage.Tests.Raw;

public sealed class FrameScannerTests
{
    [Fact]
    public void Sound_rows_give_every_packet()
    {
        PacketRow row = RowOf([[1, 2], [], [3]]);

        Assert.Equal([10, 11, 12], Numbers(row));
    }

    [Fact]
    public void An_altered_packet_costs_only_itself()
    {
        PacketRow row = RowOf([[1, 2], [3, 4], [5, 6]]);
        row.Frames[PacketFraming.Overhead + 2 + 20] ^= 0xFF;

        Assert.Equal([10, 12], Numbers(row));
    }

    [Fact]
    public void An_altered_length_costs_only_its_packet()
    {
        PacketRow row = RowOf([[1, 2], [3, 4], [5, 6]]);
        row.Frames[2] = 0xFF;
        row.Frames[3] = 0xFF;

        Assert.Equal([11, 12], Numbers(row));
    }

    [Fact]
    public void A_torn_row_gives_what_is_whole()
    {
        PacketRow row = RowOf([[1, 2], [3, 4], [5, 6]]);

        Assert.Equal([10, 11], Numbers(row with { Frames = row.Frames[..^1] }));
        Assert.Equal([11, 12], Numbers(row with { Frames = row.Frames[1..] }));
        Assert.Empty(Numbers(row with { Frames = [] }));
    }

    [Fact]
    public void A_packet_that_holds_a_frame_is_not_taken_apart()
    {
        PacketRow inner = RowOf([[1]]);

        Assert.Equal([10, 11], Numbers(RowOf([inner.Frames, [2]])));
    }

    [Fact]
    public void A_frame_that_is_not_of_this_row_is_left_out()
    {
        PacketRow row = RowOf([[1], [2], [3]]);

        Assert.Equal([10, 11], Numbers(row with { LastNumber = 11 }));
        Assert.Equal([10], Numbers(row with { Frames = [.. row.Frames[..25], .. row.Frames[..25]] }));
    }

    [Fact]
    public void Whatever_is_altered_the_packets_before_and_after_remain()
    {
        Gen.Select(Gen.Byte.Array[0, 60].Array[1, 12], Gen.Int[0, 100_000], Gen.Byte.Array[1, 40]).Sample((payloads, where, junk) =>
        {
            PacketRow row = RowOf(payloads);
            int start = where % row.Frames.Length;
            int length = Math.Min(junk.Length, row.Frames.Length - start);
            List<long> untouched = Untouched(row, start, length);
            junk.AsSpan(0, length).CopyTo(row.Frames.AsSpan(start));

            List<long> numbers = Numbers(row);
            Assert.Subset(numbers.ToHashSet(), untouched.ToHashSet());
            Assert.True(numbers.Count <= payloads.Length);
        });
    }

    private static List<long> Untouched(PacketRow row, int start, int length)
    {
        List<long> numbers = [];
        FrameScanner scanner = new(row);
        int at = 0;
        while (scanner.TryNext(out PacketFrame frame))
        {
            int end = PacketFraming.EndOf(frame);
            if (end <= start || at >= start + length)
            {
                numbers.Add(frame.Number);
            }

            at = end;
        }

        return numbers;
    }

    private static PacketRow RowOf(byte[][] payloads)
    {
        byte[] frames = new byte[payloads.Sum(p => p.Length + PacketFraming.Overhead)];
        int at = 0;
        for (int i = 0; i < payloads.Length; i++)
        {
            at += PacketFraming.Write(frames.AsSpan(at), 10 + i, 100 + i, payloads[i]);
        }

        return new PacketRow(100, 10, 9 + payloads.Length, payloads.Length, frames);
    }

    private static List<long> Numbers(PacketRow row)
    {
        FrameScanner scanner = new(row);
        List<long> numbers = [];
        while (scanner.TryNext(out PacketFrame frame))
        {
            numbers.Add(frame.Number);
        }

        Assert.Equal(numbers.Count, scanner.Found);
        return numbers;
    }
}
