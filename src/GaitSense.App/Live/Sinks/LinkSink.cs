using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Storage.Influx.Lines;
using GaitSense.Storage.Influx.Outbox;
using GaitSense.Streaming;

namespace GaitSense.App.Live.Sinks;

/// <summary>Puts into the outbox how each sensor is heard: every ten seconds, when a link comes or goes, and at the end.
/// Steps need no sink: the store puts them there together with the step itself.</summary>
/// <param name="outbox">Points on their way.</param>
/// <param name="session">The session.</param>
/// <param name="time">The host's clock.</param>
public sealed class LinkSink(PointOutbox outbox, SessionId session, TimeProvider time) : ISessionSink
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private readonly LineWriter _lines = new();
    private IReadOnlyList<SensorHealth> _heard = [];
    private IReadOnlyList<SensorHealth> _written = [];
    private long _writtenAt;

    /// <inheritdoc/>
    public string Name => "influx";

    /// <inheritdoc/>
    public void OnHealth(IReadOnlyList<SensorHealth> health)
    {
        _heard = health;
        bool isFirst = _written.Count == 0;
        if (isFirst || time.GetElapsedTime(_writtenAt) >= Every || !health.Select(s => s.Linked).SequenceEqual(_written.Select(s => s.Linked)))
        {
            Write();
        }
    }

    /// <inheritdoc/>
    public void OnFinished(SessionSummary summary) => Write();

    private void Write()
    {
        (_written, _writtenAt) = (_heard, time.GetTimestamp());
        _lines.Clear();
        foreach (SensorHealth sensor in _heard)
        {
            LinkLines.Write(_lines, session, sensor, time.GetUtcNow());
        }

        if (_lines.Points > 0)
        {
            outbox.Put(session, _lines);
        }
    }
}
