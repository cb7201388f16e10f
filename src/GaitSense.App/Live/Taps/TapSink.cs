using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Streaming;

namespace GaitSense.App.Live.Taps;

/// <summary>Carries a session's packets to the tap check.</summary>
/// <param name="watch">Who listens.</param>
public sealed class TapSink(TapWatch watch) : ISessionSink
{
    /// <inheritdoc/>
    public string Name => "taps";

    /// <inheritdoc/>
    public bool TakesPackets => true;

    /// <inheritdoc/>
    public void OnPacket(in RawPacket packet) => watch.Take(packet);

    /// <inheritdoc/>
    public void OnFinished(SessionSummary summary) => watch.End();
}
