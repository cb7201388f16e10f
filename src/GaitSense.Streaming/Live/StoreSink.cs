using GaitSense.Core.Coaching;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;

namespace GaitSense.Streaming;

/// <summary>Keeps a session in a store: packets as received, steps, events, cues and the summary. What it took is made durable
/// within <see cref="FlushEvery"/>, also when nothing more comes.</summary>
public sealed class StoreSink : ISessionSink, IDisposable
{
    private readonly ISessionWriter _writer;
    private readonly TimeProvider _time;
    private long _flushedAt;
    private bool _hasUnflushed;

    /// <summary>Opens the session in the store; it is durable when this returns.</summary>
    /// <param name="store">The store.</param>
    /// <param name="header">The session.</param>
    /// <param name="time">The host's clock; null for the system's.</param>
    public StoreSink(ISessionStore store, SessionHeader header, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        _time = time ?? TimeProvider.System;
        _flushedAt = _time.GetTimestamp();
        _writer = store.Begin(header);
    }

    /// <summary>Longest time that something taken stays undurable while the store keeps up.</summary>
    public static TimeSpan FlushEvery { get; } = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    public string Name => "store";

    /// <inheritdoc/>
    public bool TakesPackets => true;

    /// <inheritdoc/>
    public TimeSpan? TickEvery => FlushEvery;

    /// <inheritdoc/>
    public void OnPacket(in RawPacket packet)
    {
        _writer.Append(packet);
        FlushWhenDue();
    }

    /// <inheritdoc/>
    public void OnStep(Step step)
    {
        _writer.Append(step);
        FlushWhenDue();
    }

    /// <inheritdoc/>
    public void OnEvent(in GaitEvent gaitEvent)
    {
        _writer.Append(gaitEvent);
        FlushWhenDue();
    }

    /// <inheritdoc/>
    public void OnCue(in CoachingCue cue)
    {
        _writer.Append(cue);
        FlushWhenDue();
    }

    /// <inheritdoc/>
    public void OnTick()
    {
        if (_hasUnflushed)
        {
            Flush();
        }
    }

    /// <inheritdoc/>
    public void OnFinished(SessionSummary summary) => _writer.Finish(summary);

    /// <summary>Closes the session; without a summary it counts as interrupted.</summary>
    public void Dispose() => _writer.Dispose();

    private void FlushWhenDue()
    {
        _hasUnflushed = true;
        if (_time.GetElapsedTime(_flushedAt) >= FlushEvery)
        {
            Flush();
        }
    }

    private void Flush()
    {
        // Also when the writer throws: a store that fails is asked again when it is due, not with every packet.
        _flushedAt = _time.GetTimestamp();
        _writer.Flush();
        _hasUnflushed = false;
    }
}
