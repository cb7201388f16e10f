namespace GaitSense.Devices.Gateway.Frames;

/// <summary>Fixed numbers of the packet channel, version 1.</summary>
public static class ChannelLimits
{
    /// <summary>Version that this code speaks.</summary>
    public const byte Version = 1;

    /// <summary>Longest frame, bytes.</summary>
    public const int LongestFrame = 64 * 1024;

    /// <summary>Longest packet, bytes: a GATT attribute value is no longer.</summary>
    public const int LongestPacket = 512;

    /// <summary>Most packets in one frame.</summary>
    public const int MostPackets = 128;

    /// <summary>Most sensors of one gateway.</summary>
    public const int MostSensors = 32;

    /// <summary>Longest text of a roster, bytes.</summary>
    public const int LongestRoster = 16 * 1024;

    /// <summary>Longest identity or name of a sensor, characters.</summary>
    public const int LongestName = 128;
}
