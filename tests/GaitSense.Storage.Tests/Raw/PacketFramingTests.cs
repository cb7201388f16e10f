using CsCheck;
using GaitSense.Storage.Raw;

namespace GaitSense.Storage.Tests.Raw;

public sealed class PacketFramingTests
{
    // CRC-32C of the 9 bytes "123456789" is E3069283 (RFC 3720, appendix B.4, gives the polynomial; the check value is in
    // the catalogue of parametrised CRC algorithms as CRC-32/ISCSI). The frame's value was computed bit by bit in Python.
    [Fact]
    public void A_frame_lies_as_documented()
    {
        byte[] frame = new byte[PacketFraming.Overhead + 3];
        int length = PacketFraming.Write(frame, 0x0102030405060708, 0x1112131415161718, [0xA1, 0xA2, 0xA3]);

        Assert.Equal(27, length);
        Assert.Equal("4753" + "0300" + "0807060504030201" + "1817161514131211" + "A1A2A3" + "D7FA9A39", Convert.ToHexString(frame));
    }

    [Fact]
    public void What_is_written_is_read()
    {
        Gen.Select(Gen.Long, Gen.Long, Gen.Byte.Array[0, 300], Gen.Int[0, 20]).Sample((number, arrival, payload, before) =>
        {
            byte[] blob = new byte[before + PacketFraming.Overhead + payload.Length];
            PacketFraming.Write(blob.AsSpan(before), number, arrival, payload);

            Assert.True(PacketFraming.TryRead(blob, before, out PacketFrame frame));
            Assert.Equal((number, arrival), (frame.Number, frame.ArrivalNs));
            Assert.Equal(payload, blob[frame.PayloadStart..(frame.PayloadStart + frame.PayloadLength)]);
            Assert.Equal(blob.Length, PacketFraming.EndOf(frame));
        });
    }

    [Fact]
    public void The_longest_packet_fits()
    {
        byte[] payload = new byte[PacketFraming.MaxPayload];
        byte[] blob = new byte[PacketFraming.Overhead + payload.Length];
        PacketFraming.Write(blob, 1, 2, payload);

        Assert.True(PacketFraming.TryRead(blob, 0, out PacketFrame frame));
        Assert.Equal(payload.Length, frame.PayloadLength);
    }

    [Fact]
    public void No_prefix_and_no_altered_byte_passes()
    {
        byte[] frame = new byte[PacketFraming.Overhead + 40];
        PacketFraming.Write(frame, 7, 8, new byte[40]);
        for (int i = 0; i < frame.Length; i++)
        {
            Assert.False(PacketFraming.TryRead(frame.AsSpan(0, i), 0, out _));
            for (int bit = 0; bit < 8; bit++)
            {
                frame[i] ^= (byte)(1 << bit);
                Assert.False(PacketFraming.TryRead(frame, 0, out _));
                frame[i] ^= (byte)(1 << bit);
            }
        }

        Assert.True(PacketFraming.TryRead(frame, 0, out _));
    }

    [Fact]
    public void Any_bytes_are_looked_at_without_an_exception()
    {
        Gen.Byte.Array[0, 80].Sample(bytes =>
        {
            for (int at = 0; at <= bytes.Length; at++)
            {
                PacketFraming.TryRead(bytes, at, out _);
            }
        });
    }
}
