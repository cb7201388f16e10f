using System.Globalization;
using GaitSense.Core.Coaching;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;

namespace GaitSense.Durability.Service;

/// <summary>The service's store, which says after each flush what it has just acknowledged: packets of each sensor, and steps.</summary>
internal sealed class AcknowledgingStore(ISessionStore store, TextWriter told) : ISessionStore
{
    public ISessionWriter Begin(SessionHeader header)
    {
        Writer writer = new(store.Begin(header), told, header.Sensors.Count);
        told.Write($"recording {header.Id}\n");
        told.Flush();
        return writer;
    }

    public IReadOnlyList<StoredSession> List(SessionQuery query) => store.List(query);

    public StoredSession? Find(SessionId id) => store.Find(id);

    public IReadOnlyList<Step> Steps(SessionId id) => store.Steps(id);

    public IReadOnlyList<GaitEvent> Events(SessionId id) => store.Events(id);

    public IReadOnlyList<CoachingCue> Cues(SessionId id) => store.Cues(id);

    public IEnumerable<RawPacket> Packets(SessionId id) => store.Packets(id);

    public bool Delete(SessionId id) => store.Delete(id);

    public void Dispose() => store.Dispose();

    private sealed class Writer(ISessionWriter writer, TextWriter told, int sensors) : ISessionWriter
    {
        private readonly int[] packets = new int[sensors];
        private int steps;

        public void Append(in RawPacket packet)
        {
            writer.Append(packet);
            packets[packet.Sensor]++;
        }

        public void Append(Step step)
        {
            writer.Append(step);
            steps++;
        }

        public void Append(in GaitEvent gaitEvent) => writer.Append(gaitEvent);

        public void Append(in CoachingCue cue) => writer.Append(cue);

        public void Flush()
        {
            writer.Flush();
            told.Write(string.Create(CultureInfo.InvariantCulture, $"durable {steps} {string.Join(' ', packets)}\n"));
            told.Flush();
        }

        public void Finish(SessionSummary summary) => writer.Finish(summary);

        public void Dispose() => writer.Dispose();
    }
}
