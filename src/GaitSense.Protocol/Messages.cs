namespace GaitSense.Protocol;

/// <summary>What messages that begin with the version have in common.</summary>
internal static class Messages
{
    /// <summary>Version first: another version may be shorter.</summary>
    public static DecodeOutcome Check(ReadOnlySpan<byte> bytes, int length)
    {
        if (bytes.IsEmpty)
        {
            return DecodeOutcome.Truncated;
        }

        if (bytes[0] != GattProfile.Version)
        {
            return DecodeOutcome.UnknownVersion;
        }

        return bytes.Length < length ? DecodeOutcome.Truncated : DecodeOutcome.Ok;
    }

    /// <summary>A destination that is too short is the caller's mistake.</summary>
    public static void CheckRoom(Span<byte> destination, int length)
    {
        if (destination.Length < length)
        {
            throw new ArgumentException($"room for {destination.Length} bytes, {length} are needed", nameof(destination));
        }
    }
}
