using GaitSense.Core.Frames;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Gait.Engine;
using GaitSense.Gait.Summaries;

namespace GaitSense.Streaming;

/// <summary>The stages of a session as one synchronous call per packet: decode, session clock, body frame, engine. Live and
/// offline use this same object, so the same packets give the same rows.</summary>
/// <remarks>
/// <b>Needs</b> packets in order of arrival; calls must not overlap, <see cref="Health"/> included.
/// <b>Gives</b> findings to the receiver, on the caller's thread, before the call returns.
/// <b>Breaks when</b> the receiver or the engine throws: the exception is a bug and passes through to the caller; the next
/// packet can still be given.
/// </remarks>
public sealed class SessionPipeline : IPacketReceiver
{
    private readonly DecodeStage _decode;
    private readonly ClockStage _clock;
    private readonly HealthMeter _health;
    private readonly GaitStage _gait;
    private readonly StageLink<SiteSample<SensorFrame>, SiteSample<NominalFrame>> _frameLink;
    private readonly StageLink<SiteSample<NominalFrame>, GaitFinding> _gaitLink;

    /// <summary>A pipeline for one session.</summary>
    /// <param name="sensors">The roster; indices in packets refer to it.</param>
    /// <param name="options">Options of the engine.</param>
    /// <param name="receiver">Takes the findings.</param>
    /// <param name="pipeline">Options of the stages before the engine; null for the defaults.</param>
    /// <param name="samples">Looks at the samples of each packet before they are measured; null for nobody.</param>
    public SessionPipeline(
        IReadOnlyList<SensorDescriptor> sensors,
        GaitOptions options,
        IGaitReceiver receiver,
        PipelineOptions? pipeline = null,
        ISampleReceiver? samples = null)
    {
        pipeline ??= PipelineOptions.Default;
        sensors = [.. sensors.Select(pipeline.Decode.Profiles.Describe)];
        _decode = new DecodeStage(sensors, pipeline.Decode);
        _clock = new ClockStage(sensors, pipeline.Clock);
        _gait = new GaitStage(sensors, options);
        _gaitLink = new(_gait, new ReceiverOutlet(receiver));
        _frameLink = new(new FrameStage(sensors), _gaitLink);
        _health = new HealthMeter(sensors, _clock, new SampleTap(_clock, samples, _frameLink));
        Sensors = sensors;
    }

    /// <summary>The roster.</summary>
    public IReadOnlyList<SensorDescriptor> Sensors { get; }

    /// <summary>For each sensor the first packet that was rejected, in words; null when none was.</summary>
    public IReadOnlyList<InputFault?> FirstFaults => _decode.FirstFaults;

    /// <summary>Time from the first to the last sample of any sensor, s; 0 before the first.</summary>
    public double DurationS
    {
        get
        {
            IEnumerable<ClockReading> readings = Sensors.Select((_, i) => _clock.Reading(i)).Where(r => r.First is not null);
            SessionTime? first = readings.Min(r => r.First);
            SessionTime? last = readings.Max(r => r.Last);
            return last?.Seconds - first?.Seconds ?? 0;
        }
    }

    /// <summary>Time of the first sample of any sensor, s; 0 before it.</summary>
    public double FirstSampleS => Sensors.Select((_, i) => _clock.Reading(i).First).Min()?.Seconds ?? 0;

    /// <inheritdoc/>
    public void OnPacket(in RawPacket packet) => _decode.Accept(packet, _health);

    /// <inheritdoc/>
    public void OnStatus(in SensorStatus status) => _health.Take(status);

    /// <summary>Whether left and right are labelled as the feet are worn, by what the pelvis shows.</summary>
    public SideVerdict Sides => _gait.Sides;

    /// <summary>What was measured of the session beside its steps, up to now.</summary>
    public BodyMeasures Measures() => _gait.Measures();

    /// <summary>Takes off what the times of each sensor are late by, as a <see cref="TapListener"/> found on the same links.</summary>
    /// <param name="offsetsS">One for each sensor of the roster, s; null leaves a sensor as it is.</param>
    public void Correct(IReadOnlyList<double?> offsetsS) => _clock.Correct(offsetsS);

    /// <summary>How well each sensor is heard, in the roster's order.</summary>
    public IReadOnlyList<SensorHealth> Health() => _health.Read();

    /// <summary>Ends the session: what is held back goes through, and the engine decides what it still holds.</summary>
    public void Complete()
    {
        _decode.Complete(_health);
        _clock.Complete(_frameLink);
        _frameLink.Complete();
        _gaitLink.Complete();
    }

    private sealed class ReceiverOutlet(IGaitReceiver receiver) : IOutlet<GaitFinding>
    {
        public void Emit(in GaitFinding item) => item.DeliverTo(receiver);
    }
}
