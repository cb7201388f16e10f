using GaitSense.Core.Time;

namespace GaitSense.Protocol.Sensors;

/// <summary>Reads the notifications of one sensor, in order of arrival. It may keep what it needs for the next, in bounded
/// memory. It never throws for what bytes hold, and allocates nothing once warm.</summary>
public interface ISensorDecoder
{
    /// <summary>Reads one notification.</summary>
    /// <param name="stream">Place of its characteristic in <see cref="SensorProfile.Streams"/>.</param>
    /// <param name="value">Its bytes.</param>
    /// <param name="arrival">When it came.</param>
    /// <param name="batch">Takes the samples that are complete now, which may be none.</param>
    /// <returns>Ok, also for a part or an answer; else why it was refused, and the batch is empty.</returns>
    DecodeOutcome Read(int stream, ReadOnlySpan<byte> value, HostTime arrival, SampleBatch batch);

    /// <summary>The link was away: half-read notifications are forgotten. What answers said of scale still holds.</summary>
    void Interrupt();
}
