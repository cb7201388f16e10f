using GaitSense.Devices.Gateway.Frames;

namespace GaitSense.Devices.Gateway.Sending;

/// <summary>Packets that the server has not yet taken for good: numbered one after another, bounded, oldest dropped first.
/// Safe for one that appends and one that sends at the same time.</summary>
public interface IPacketBacklog : IDisposable
{
    /// <summary>Which run of numbers this is.</summary>
    Guid Stream { get; }

    /// <summary>Number of the oldest packet held; <see cref="Next"/> when none is.</summary>
    ulong Oldest { get; }

    /// <summary>Number that the next packet gets.</summary>
    ulong Next { get; }

    /// <summary>When the oldest packet held arrived, ns on the gateway's clock; null when none is held.</summary>
    long? OldestArrivalNs { get; }

    /// <summary>Packets that were dropped before the server had taken them: the backlog was full, they were damaged, or could not be carried.</summary>
    long Dropped { get; }

    /// <summary>The first number from this one on that is held, or was: what lies before it was lost here.</summary>
    /// <param name="number">A number.</param>
    ulong HeldFrom(ulong number);

    /// <summary>Keeps a packet; drops the oldest when it is full. One that the channel cannot carry, empty or longer than
    /// <see cref="ChannelLimits.LongestPacket"/>, is dropped and counted.</summary>
    /// <param name="sensor">Index in the gateway's roster.</param>
    /// <param name="arrivalNs">When it arrived, ns on the gateway's clock.</param>
    /// <param name="payload">The bytes; copied.</param>
    void Append(int sensor, long arrivalNs, ReadOnlySpan<byte> payload);

    /// <summary>The server has every packet with a smaller number.</summary>
    void Acknowledge(ulong next);

    /// <summary>Writes a frame of packets.</summary>
    /// <param name="from">First number wanted; when it was dropped, the frame begins at <see cref="Oldest"/>.</param>
    /// <param name="limit">First number that is not wanted.</param>
    /// <param name="frame">Takes the frame.</param>
    /// <param name="next">The number after the last one written.</param>
    /// <returns>Length of the frame; 0 when there is nothing.</returns>
    int Fill(ulong from, ulong limit, Span<byte> frame, out ulong next);
}
