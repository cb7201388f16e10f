using GaitSense.Core.Samples;

namespace GaitSense.Devices.Pacing;

/// <summary>Packets one after another, in order of arrival.</summary>
internal interface IPacketStream
{
    /// <summary>The next packet, whose bytes are valid until the next call; false at the end.</summary>
    bool TryNext(out RawPacket packet);
}
