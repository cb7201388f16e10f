using System.Text.Json;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Time;
using GaitSense.Devices.Native;

namespace GaitSense.Devices.Tests.Native;

public sealed class NativeRecordingTests
{
    [Fact]
    public void What_was_written_is_read_byte_for_byte()
    {
        (List<RawPacket> packets, NativeRecordingReader reader) = NativeFiles.Read(NativeFiles.Write(9));

        Assert.Equal(NativeReadOutcome.End, reader.Outcome);
        Assert.Null(reader.Fault);
        Assert.Equal(9, packets.Count);
        for (int i = 0; i < 9; i++)
        {
            Assert.Equal(NativeFiles.Packet(i).Sensor, packets[i].Sensor);
            Assert.Equal(NativeFiles.Packet(i).Arrival, packets[i].Arrival);
            Assert.True(NativeFiles.Packet(i).Payload.Span.SequenceEqual(packets[i].Payload.Span));
        }
    }

    [Fact]
    public void The_header_comes_back_whole()
    {
        NativeRecordingHeader read = NativeFiles.Read(NativeFiles.Write(0)).Reader.Header;
        Assert.Equal(NativeFiles.Header.Sensors, read.Sensors);
        Assert.Equal(NativeFiles.Header with { Sensors = read.Sensors }, read);
    }

    [Fact]
    public void A_file_cut_anywhere_keeps_every_whole_packet_and_says_how_much_was_cut()
    {
        byte[] whole = NativeFiles.Write(4);
        int head = NativeFiles.Write(0).Length;
        for (int length = head; length < whole.Length; length++)
        {
            (List<RawPacket> packets, NativeRecordingReader reader) = NativeFiles.Read(whole[..length]);
            int kept = head + packets.Sum(p => p.Payload.Length + 16);
            Assert.Equal(length - kept, reader.TornBytes);
            Assert.Equal(length == kept ? NativeReadOutcome.End : NativeReadOutcome.TornTail, reader.Outcome);
            Assert.Equal(length == kept, reader.Fault is null);
        }
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_found_and_what_is_before_it_is_kept()
    {
        byte[] whole = NativeFiles.Write(4);
        int head = NativeFiles.Write(0).Length;
        int[] starts = [head, head + 36, head + 36 + 37, head + 36 + 37 + 38];
        for (int at = head; at < whole.Length; at++)
        {
            byte[] bytes = [.. whole];
            bytes[at] ^= 0x10;
            (List<RawPacket> packets, NativeRecordingReader reader) = NativeFiles.Read(bytes);
            int frame = starts.Count(s => s <= at) - 1;
            Assert.Equal(frame, packets.Count);
            Assert.NotEqual(NativeReadOutcome.End, reader.Outcome);
            Assert.Equal($"walk.gsraw, byte {starts[frame]}", reader.Fault!.Where);
        }
    }

    [Fact]
    public void A_damaged_header_is_refused_with_words()
    {
        byte[] whole = NativeFiles.Write(1);
        int head = NativeFiles.Write(0).Length;
        for (int at = 0; at < head; at++)
        {
            byte[] bytes = [.. whole];
            bytes[at] ^= 0x04;
            Assert.Throws<InputFaultException>(() => NativeFiles.Read(bytes));
        }

        for (int length = 0; length < head; length++)
        {
            Assert.Throws<InputFaultException>(() => NativeFiles.Read(whole[..length]));
        }
    }

    [Fact]
    public void Something_else_is_called_no_native_recording()
    {
        InputFaultException e = Assert.Throws<InputFaultException>(() => NativeFiles.Read(JsonSerializer.SerializeToUtf8Bytes(new { a = 1 })));
        Assert.Contains("walk.gsraw: not a GaitSense native recording", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_packet_that_cannot_be_kept_is_refused()
    {
        using NativeRecordingWriter writer = new(new MemoryStream(), NativeFiles.Header);
        Assert.Throws<ArgumentException>(() => writer.Append(new RawPacket(0, default, Array.Empty<byte>())));
        Assert.Throws<ArgumentException>(() => writer.Append(new RawPacket(0, default, new byte[513])));
        Assert.Throws<ArgumentException>(() => writer.Append(new RawPacket(2, default, new byte[10])));
        Assert.Throws<ArgumentException>(() => writer.Append(new RawPacket(-1, default, new byte[10])));
    }

    [Fact]
    public void Appending_and_reading_allocate_nothing_once_warm()
    {
        MemoryStream stream = new(1 << 20);
        using NativeRecordingWriter writer = new(stream, NativeFiles.Header);
        RawPacket packet = new(1, new HostTime(5), new byte[100]);
        writer.Append(packet);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            writer.Append(packet);
        }

        // The smallest object has 24 bytes: one per item would be three times this. A late step of the compiler may take a little.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8000);
        stream.Position = 0;
        using NativeRecordingReader reader = new(stream, "walk");
        reader.TryNext(out _);
        before = GC.GetAllocatedBytesForCurrentThread();
        int read = 1;
        while (reader.TryNext(out _))
        {
            read++;
        }

        // The smallest object has 24 bytes: one per item would be three times this. A late step of the compiler may take a little.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8000);
        Assert.Equal(1001, read);
    }
}
