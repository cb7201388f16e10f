using GaitSense.Core.Samples;
using GaitSense.Streaming;

namespace GaitSense.App.Live.Signals;

/// <summary>Carries a session's packets to those who look at raw signals.</summary>
/// <param name="feed">Where they look.</param>
public sealed class SignalSink(SignalFeed feed) : ISessionSink
{
    /// <inheritdoc/>
    public string Name => "signals";

    /// <inheritdoc/>
    public bool TakesPackets => true;

    /// <inheritdoc/>
    public void OnPacket(in RawPacket packet) => feed.Take(packet);
}
