using GaitSense.Core.Frames;
using GaitSense.Core.Samples;
using GaitSense.Streaming;

namespace GaitSense.App.Live.Signals;

/// <summary>Carries a session's samples to those who look at raw signals; while nobody does, none are queued for it.</summary>
/// <param name="feed">Where they look.</param>
public sealed class SignalSink(SignalFeed feed) : ISessionSink
{
    /// <inheritdoc/>
    public string Name => "signals";

    /// <inheritdoc/>
    public bool TakesSamples => feed.IsWanted;

    /// <inheritdoc/>
    public void OnSamples(int sensor, ReadOnlySpan<ImuSample<SensorFrame>> samples) => feed.Take(sensor, samples);
}
