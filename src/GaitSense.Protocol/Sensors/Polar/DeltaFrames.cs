namespace GaitSense.Protocol.Sensors.Polar;

/// <summary>Unpacks Polar's compressed frames: one whole sample, then blocks of differences to the sample before.</summary>
/// <remarks>A block is the bits of a difference (u8), the number of samples (u8), and the differences, channel by channel, in
/// two's complement, least significant bit first; it ends at a whole byte. <b>Source</b> polar-ble-sdk 8fb5311.</remarks>
internal static class DeltaFrames
{
    private const int Channels = 3;
    private const int BlockHeader = 2;

    /// <summary>Unpacks; false when the bytes contradict themselves or hold more than there is room for.</summary>
    /// <param name="bytes">The frame without its header.</param>
    /// <param name="sampleBits">Bits of a channel of the first sample: 8 to 32.</param>
    /// <param name="values">Takes the channels, three a sample.</param>
    /// <param name="samples">Samples unpacked.</param>
    public static bool TryUnpack(ReadOnlySpan<byte> bytes, int sampleBits, Span<int> values, out int samples)
    {
        samples = 0;
        int width = (sampleBits + 7) / 8;
        if (bytes.Length < Channels * width || values.Length < Channels)
        {
            return false;
        }

        for (int c = 0; c < Channels; c++)
        {
            values[c] = Bits(bytes, c * width * 8, sampleBits);
        }

        samples = 1;
        ReadOnlySpan<byte> rest = bytes[(Channels * width)..];
        while (rest.Length >= BlockHeader)
        {
            int bits = rest[0];
            int count = rest[1];
            int length = ((bits * count * Channels) + 7) / 8;
            rest = rest[BlockHeader..];
            if (bits is 0 or > 32 || length > rest.Length || (samples + count) * Channels > values.Length)
            {
                return false;
            }

            for (int i = 0; i < count * Channels; i++)
            {
                int at = (samples * Channels) + i;
                values[at] = unchecked(values[at - Channels] + Bits(rest, i * bits, bits));
            }

            samples += count;
            rest = rest[length..];
        }

        return rest.IsEmpty;
    }

    private static int Bits(ReadOnlySpan<byte> bytes, int first, int count)
    {
        ulong read = 0;
        for (int i = (first + count - 1) / 8; i >= first / 8; i--)
        {
            read = (read << 8) | bytes[i];
        }

        int unused = 64 - count;
        return (int)((long)((read >> (first % 8)) << unused) >> unused);
    }
}
