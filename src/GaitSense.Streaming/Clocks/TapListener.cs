using GaitSense.Core.Frames;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Signal.Clocks;

namespace GaitSense.Streaming;

/// <summary>Runs a tap check on the packets of a source: give it to <see cref="IPacketSource.RunAsync"/> for some seconds in which
/// the sensors are knocked together, then ask.</summary>
/// <remarks>Clocks take about 10 s from the first packet to settle; knocks before that are judged, but less well.
/// What it finds is given to <see cref="SessionPipeline.Correct"/> of the session that follows on the same links, or to
/// <see cref="LiveSession.Correct"/> of the one that runs on the same packets: offsets that come from a link's latency end with the link.</remarks>
public sealed class TapListener : IPacketReceiver
{
    private readonly DecodeStage _decode;
    private readonly StageLink<DecodedPacket, SiteSample<SensorFrame>> _clock;
    private readonly TapCheck _check;

    /// <summary>A listener for the sensors of a source.</summary>
    /// <param name="sensors">The roster.</param>
    /// <param name="pipeline">Options of the stages; null for the defaults.</param>
    public TapListener(IReadOnlyList<SensorDescriptor> sensors, PipelineOptions? pipeline = null)
    {
        ArgumentNullException.ThrowIfNull(sensors);
        pipeline ??= PipelineOptions.Default;
        _check = new TapCheck(sensors.Count);
        _decode = new DecodeStage(sensors, pipeline.Decode);
        _clock = new(new ClockStage(sensors, pipeline.Clock), new Outlet(_check));
    }

    /// <inheritdoc/>
    public void OnPacket(in RawPacket packet) => _decode.Accept(packet, _clock);

    /// <inheritdoc/>
    public void OnStatus(in SensorStatus status)
    {
        // A sensor that is lost meanwhile has no taps.
    }

    /// <summary>Forgets the taps that were heard; the clocks stay as they have settled.</summary>
    public void Forget() => _check.Forget();

    /// <summary>Judges what was heard so far.</summary>
    public TapVerdict Judge() => _check.Judge();

    private sealed class Outlet(TapCheck check) : IOutlet<SiteSample<SensorFrame>>
    {
        public void Emit(in SiteSample<SensorFrame> item) =>
            check.Add(item.Sensor, item.Sample.Time.Seconds, item.Sample.AccelerationMps2);
    }
}
