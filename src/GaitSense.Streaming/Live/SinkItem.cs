using GaitSense.Core.Coaching;
using GaitSense.Core.Frames;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;

namespace GaitSense.Streaming;

/// <summary>One item on its way to a sink: a packet, samples, a finding, a cue, how the coaching stands, health or a fault; none of these is a tick.</summary>
internal readonly record struct SinkItem
{
    public Block<byte>? Payload { get; init; }

    public Block<ImuSample<SensorFrame>>? Samples { get; init; }

    public int Sensor { get; init; }

    public HostTime Arrival { get; init; }

    public GaitFinding? Finding { get; init; }

    public IReadOnlyList<SensorHealth>? Health { get; init; }

    public InputFault? Fault { get; init; }

    public CoachingCue? Cue { get; init; }

    public CoachStatus? Coach { get; init; }

    public bool IsTick => Payload is null && Samples is null && Finding is null && Health is null && Fault is null && Cue is null && Coach is null;

    public void DeliverTo(ISessionSink sink)
    {
        if (Payload is { } payload)
        {
            sink.OnPacket(new RawPacket(Sensor, Arrival, payload.Content));
        }
        else if (Samples is { } samples)
        {
            sink.OnSamples(Sensor, samples.Content.Span);
        }
        else if (Finding is { } finding)
        {
            finding.DeliverTo(sink);
        }
        else if (Cue is { } cue)
        {
            sink.OnCue(cue);
        }
        else if (Coach is { } coach)
        {
            sink.OnCoach(coach);
        }
        else if (Health is { } health)
        {
            sink.OnHealth(health);
        }
        else if (Fault is { } fault)
        {
            sink.OnFault(fault);
        }
        else
        {
            sink.OnTick();
        }
    }
}
