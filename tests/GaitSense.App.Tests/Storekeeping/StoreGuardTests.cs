using GaitSense.App.Live.Sinks;
using GaitSense.Core.Coaching;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Storage.Faults;
using GaitSense.Streaming;

namespace GaitSense.App.Tests.Storekeeping;

public sealed class StoreGuardTests
{
    [Fact]
    public void What_a_full_disk_refuses_is_no_failure_of_the_sink_and_everything_reaches_the_store()
    {
        FullStore store = new();
        using StoreSink keep = new(store, new SessionHeader
        {
            Id = new SessionId("s0"),
            StartedAt = DateTimeOffset.UnixEpoch,
            Person = "P07",
            Exercise = "reverse-walking",
            Source = "script",
            Sensors = [],
            Version = "test",
        });
        StoreGuard guard = new(keep);
        guard.OnPacket(new RawPacket(0, default, new byte[] { 1 }));
        guard.OnStep(new Step { Side = Core.Sensors.Side.Left, InitialContact = SessionTime.Zero, Direction = WalkingDirection.Backward });
        guard.OnEvent(new GaitEvent(GaitEventKind.Pause, SessionTime.Zero, TimeSpan.Zero));
        guard.OnCue(new CoachingCue(SessionTime.Zero, "heel-first", CueKind.Praise, CueLevel.Green, null, null, null, null));
        guard.OnTick();
        guard.OnFinished(null!);

        Assert.Equal(["packet", "step", "event", "cue", "finish"], store.Asked);
        Assert.Equal(("store", true, StoreSink.FlushEvery), (guard.Name, guard.TakesPackets, guard.TickEvery));
    }

    private sealed class FullStore : ISessionStore, ISessionWriter
    {
        public List<string> Asked { get; } = [];

        public ISessionWriter Begin(SessionHeader header) => this;

        public void Append(in RawPacket packet) => Refuse("packet");

        public void Append(Step step) => Refuse("step");

        public void Append(in GaitEvent gaitEvent) => Refuse("event");

        public void Append(in CoachingCue cue) => Refuse("cue");

        public void Flush() => Refuse("flush");

        public void Finish(SessionSummary summary) => Refuse("finish");

        public IReadOnlyList<StoredSession> List(SessionQuery query) => [];

        public StoredSession? Find(SessionId id) => null;

        public IReadOnlyList<Step> Steps(SessionId id) => [];

        public IReadOnlyList<GaitEvent> Events(SessionId id) => [];

        public IEnumerable<RawPacket> Packets(SessionId id) => [];

        public bool Delete(SessionId id) => false;

        public void Dispose()
        {
        }

        private void Refuse(string what)
        {
            Asked.Add(what);
            throw new StorageFaultException(new StorageFault(StorageFaultKind.DiskFull, "no space is left", "here", "Free space."));
        }
    }
}
