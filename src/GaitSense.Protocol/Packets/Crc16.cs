namespace GaitSense.Protocol;

/// <summary>The check sum at the end of a packet: CRC-16/IBM-3740 (poly 0x1021, init 0xFFFF, nothing reflected, nothing
/// inverted; the nine characters "123456789" give 0x29B1).</summary>
public static class Crc16
{
    /// <summary>Check sum of the bytes.</summary>
    public static ushort Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0xFFFF;
        foreach (byte b in bytes)
        {
            // Eight shifts at once: the polynomial has only the terms 12, 5 and 0, so that each half byte folds by itself.
            uint x = ((crc >> 8) ^ b) & 0xFF;
            x ^= x >> 4;
            crc = ((crc << 8) ^ (x << 12) ^ (x << 5) ^ x) & 0xFFFF;
        }

        return (ushort)crc;
    }
}
