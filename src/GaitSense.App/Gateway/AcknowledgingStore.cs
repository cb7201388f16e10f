using GaitSense.Core.Coaching;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Devices.Gateway.Receiving;

namespace GaitSense.App.Gateway;

/// <summary>A store that tells the running source of gateways what it has written and made durable, so that gateways can let go
/// of it. Everything else goes straight to the store behind it.</summary>
/// <param name="store">The store.</param>
/// <param name="sources">The source of the running session.</param>
public sealed class AcknowledgingStore(ISessionStore store, RunningGatewaySource sources) : ISessionStore
{
    /// <inheritdoc/>
    public ISessionWriter Begin(SessionHeader header)
    {
        ISessionWriter writer = store.Begin(header);
        return sources.Current is { } source && ReferenceEquals(source.Sensors, header.Sensors) ? new Writer(writer, source) : writer;
    }

    /// <inheritdoc/>
    public IReadOnlyList<StoredSession> List(SessionQuery query) => store.List(query);

    /// <inheritdoc/>
    public StoredSession? Find(SessionId id) => store.Find(id);

    /// <inheritdoc/>
    public IReadOnlyList<Step> Steps(SessionId id) => store.Steps(id);

    /// <inheritdoc/>
    public IReadOnlyList<GaitEvent> Events(SessionId id) => store.Events(id);

    /// <inheritdoc/>
    public IEnumerable<Step> StepsOneByOne(SessionId id) => store.StepsOneByOne(id);

    /// <inheritdoc/>
    public IEnumerable<GaitEvent> EventsOneByOne(SessionId id) => store.EventsOneByOne(id);

    /// <inheritdoc/>
    public IReadOnlyList<CoachingCue> Cues(SessionId id) => store.Cues(id);

    /// <inheritdoc/>
    public IEnumerable<RawPacket> Packets(SessionId id) => store.Packets(id);

    /// <inheritdoc/>
    public bool Delete(SessionId id) => store.Delete(id);

    /// <summary>The store behind it is disposed of by whoever opened it.</summary>
    public void Dispose()
    {
    }

    private sealed class Writer(ISessionWriter writer, GatewaySource source) : ISessionWriter
    {
        public void Append(in RawPacket packet)
        {
            writer.Append(packet);
            source.OnStored(packet.Sensor, packet.Arrival);
        }

        public void Append(Step step) => writer.Append(step);

        public void Append(in GaitEvent gaitEvent) => writer.Append(gaitEvent);

        public void Append(in CoachingCue cue) => writer.Append(cue);

        public void Flush()
        {
            writer.Flush();
            source.OnFlushed();
        }

        public void Finish(SessionSummary summary)
        {
            writer.Finish(summary);
            source.OnFlushed();
        }

        public void Dispose() => writer.Dispose();
    }
}

/// <summary>The source of gateways that the running session uses; null when it uses another or none runs.</summary>
public sealed class RunningGatewaySource
{
    /// <summary>The source.</summary>
    public GatewaySource? Current { get; set; }
}
