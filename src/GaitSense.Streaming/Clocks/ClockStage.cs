using GaitSense.Core.Frames;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Signal.Clocks;

namespace GaitSense.Streaming;

/// <summary>Gives each sample its time on the session's clock, one <see cref="ClockModel"/> per sensor; sensors on a
/// <see cref="SensorDescriptor.SharedClock"/> have what arrivals tell of it in common.</summary>
/// <remarks>
/// <b>Needs</b> packets of <see cref="DecodeStage"/>. <b>Gives</b> the samples of accepted packets; of each sensor in strictly
/// rising time, spaced as the sensor spaced them. Lost samples are a jump of the index and of the time.
/// <b>Cost</b> 0 B per sample.
/// </remarks>
public sealed class ClockStage : IStage<DecodedPacket, SiteSample<SensorFrame>>
{
    private readonly SensorTimeline[] _timelines;

    /// <summary>A stage that has seen nothing.</summary>
    /// <param name="sensors">The roster.</param>
    /// <param name="options">Options of free-running clocks; null for the defaults.</param>
    public ClockStage(IReadOnlyList<SensorDescriptor> sensors, ClockOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sensors);
        Dictionary<string, ClockModel> shared = [];
        _timelines = [.. sensors.Select(s => new SensorTimeline(ClockOf(s, options, shared)))];
    }

    /// <summary>What is known of a sensor's clock now.</summary>
    /// <param name="sensor">Index in the roster.</param>
    public ClockReading Reading(int sensor) => _timelines[sensor].Reading;

    /// <summary>Takes off what the times of each sensor are late by, as a <see cref="TapCheck"/> found. It is reached by 1 ms a
    /// packet, so that time never runs back.</summary>
    /// <param name="offsetsS">One for each sensor of the roster, s; null leaves a sensor as it is.</param>
    public void Correct(IReadOnlyList<double?> offsetsS)
    {
        ArgumentNullException.ThrowIfNull(offsetsS);
        for (int i = 0; i < Math.Min(offsetsS.Count, _timelines.Length); i++)
        {
            _timelines[i].OffsetS = offsetsS[i] ?? _timelines[i].OffsetS;
        }
    }

    /// <inheritdoc/>
    public void Accept(in DecodedPacket item, IOutlet<SiteSample<SensorFrame>> outlet)
    {
        if (item.Fate != PacketFate.Accepted || item.Samples.IsEmpty)
        {
            return;
        }

        SensorTimeline timeline = _timelines[item.Sensor];
        timeline.Begin(item);
        ReadOnlySpan<DecodedSample> samples = item.Samples.Span;
        SessionTime firstTime = default;
        for (int i = 0; i < samples.Length; i++)
        {
            SessionTime time = timeline.TimeOf(item, i);
            firstTime = i == 0 ? time : firstTime;
            outlet.Emit(SampleAt(time, item, i, samples[i]));
        }

        timeline.End(item, firstTime);
    }

    /// <inheritdoc/>
    public void Complete(IOutlet<SiteSample<SensorFrame>> outlet)
    {
        // Nothing is held back.
    }

    private static ClockModel ClockOf(SensorDescriptor sensor, ClockOptions? options, Dictionary<string, ClockModel> shared)
    {
        if (sensor.SharedClock.Length == 0 || sensor.Clock != ClockKind.FreeRunning)
        {
            return new ClockModel(sensor.Clock, options);
        }

        if (shared.TryGetValue(sensor.SharedClock, out ClockModel? first))
        {
            return new ClockModel(first);
        }

        return shared[sensor.SharedClock] = new ClockModel(sensor.Clock, options);
    }

    private static SiteSample<SensorFrame> SampleAt(SessionTime time, in DecodedPacket packet, int place, in DecodedSample sample) => new(
        packet.Sensor,
        packet.Site,
        new ImuSample<SensorFrame>(
            time,
            packet.FirstIndex + place,
            sample.AccelerationMps2,
            sample.AngularRateRadPerS,
            sample.Marks)
        {
            MagneticFieldUt = sample.MagneticFieldUt,
        });
}
