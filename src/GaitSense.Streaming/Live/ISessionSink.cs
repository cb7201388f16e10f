using GaitSense.Core.Coaching;
using GaitSense.Core.Frames;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;

namespace GaitSense.Streaming;

/// <summary>Takes what a live session gives: a store, a dashboard, a feed. Each sink stands behind its own bounded queue and
/// is called on its own task, one call at a time. What it throws is counted against its name and costs it that one item;
/// a sink that is slow loses its own newest items. Nothing of this reaches the source, the analysis or another sink.
/// A sink implements the calls that it cares for; the others do nothing.</summary>
public interface ISessionSink : IGaitReceiver, ISampleReceiver
{
    /// <summary>Name that its losses are counted under, for example "store".</summary>
    string Name { get; }

    /// <summary>True to be given the raw packets as well.</summary>
    bool TakesPackets => false;

    /// <summary>True to be given the samples as well; asked with each packet, so that a sink can take them only while somebody looks.</summary>
    bool TakesSamples => false;

    /// <summary>How often <see cref="OnTick"/> is called at least, in time of the host; null for never.</summary>
    TimeSpan? TickEvery => null;

    /// <summary>A packet as received, before it is analysed; its bytes are valid only during the call.</summary>
    void OnPacket(in RawPacket packet)
    {
    }

    /// <summary>How well each sensor is heard: once a second of the stream, and when a link comes or goes.</summary>
    void OnHealth(IReadOnlyList<SensorHealth> health)
    {
    }

    /// <summary>Something went wrong that a person should know: the first rejected packet of a sensor, a failure of the
    /// analysis. Each is told once.</summary>
    void OnFault(InputFault fault)
    {
    }

    /// <summary>Something that the person is told.</summary>
    void OnCue(in CoachingCue cue)
    {
    }

    /// <summary>How the coaching stands: with each step or repetition, and when a phase or a breath changes.</summary>
    void OnCoach(CoachStatus status)
    {
    }

    /// <summary>Time passes, with or without items.</summary>
    void OnTick()
    {
    }

    /// <summary>The session ended; this is the last call.</summary>
    void OnFinished(SessionSummary summary)
    {
    }

    /// <inheritdoc/>
    /// <remarks>Only while <see cref="TakesSamples"/>. The samples of a long packet may come in several calls.</remarks>
    void ISampleReceiver.OnSamples(int sensor, ReadOnlySpan<ImuSample<SensorFrame>> samples)
    {
    }

    /// <inheritdoc/>
    void IGaitReceiver.OnContact(in ProvisionalContact contact)
    {
    }

    /// <inheritdoc/>
    void IGaitReceiver.OnStep(Step step)
    {
    }

    /// <inheritdoc/>
    void IGaitReceiver.OnEvent(in GaitEvent gaitEvent)
    {
    }

    /// <inheritdoc/>
    void IGaitReceiver.OnPosture(in PostureFrame posture)
    {
    }
}
