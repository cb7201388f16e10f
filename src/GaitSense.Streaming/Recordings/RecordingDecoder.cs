using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;

namespace GaitSense.Streaming;

/// <summary>Stored packets back to samples, through the stages that live sessions use.</summary>
public static class RecordingDecoder
{
    /// <summary>Decodes the packets of one session.</summary>
    /// <param name="name">Name of the recording.</param>
    /// <param name="sensors">The session's roster.</param>
    /// <param name="packets">Its packets in order of arrival; read once.</param>
    /// <returns>One track per sensor of the roster, also when empty. Times are on the session's clock, like those of its
    /// steps: the first sample need not be at 0. Lost samples are absent.</returns>
    public static ImuRecording Decode(string name, IReadOnlyList<SensorDescriptor> sensors, IEnumerable<RawPacket> packets)
    {
        ArgumentNullException.ThrowIfNull(packets);
        TrackBuilder[] tracks = [.. sensors.Select(s => new TrackBuilder(s))];
        DecodeStage decode = new(sensors);
        StageLink<DecodedPacket, SiteSample<Core.Frames.SensorFrame>> clock = new(new ClockStage(sensors), new TrackOutlet(tracks));
        foreach (RawPacket packet in packets)
        {
            decode.Accept(packet, clock);
        }

        decode.Complete(clock);
        return new ImuRecording(name, [.. tracks.Select(t => t.Build())]);
    }

    private sealed class TrackOutlet(TrackBuilder[] tracks) : IOutlet<SiteSample<Core.Frames.SensorFrame>>
    {
        public void Emit(in SiteSample<Core.Frames.SensorFrame> item) => tracks[item.Sensor].Add(item.Sample);
    }
}
