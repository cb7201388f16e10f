using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using GaitSense.Storage.Influx.Outbox;
using GaitSense.Storage.Recorder;
using GaitSense.Storage.Writing;

namespace GaitSense.Storage.Tests.Writing;

public sealed class SessionConclusionTests : IDisposable
{
    private static readonly SessionId Id = new("s0");
    private readonly TestStore files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void An_interrupted_session_is_closed_with_what_was_measured_afterwards()
    {
        using SqliteSessionStore store = SqliteSessionStore.Open(files.Directory, new OutboxOptions(), new WatchedClock(Examples.Start));
        using (ISessionWriter writer = store.Begin(Script.Header("s0")))
        {
            writer.Append(Script.Packet(0));
            writer.Append(Script.Step(0));
            writer.Append(Script.Step(1));
            writer.Append(Script.Event(0));
            writer.Append(Examples.Cue(1));
        }

        SessionConclusion conclusion = new([Script.Step(1), Script.Step(2), Script.Step(3)], [Script.Event(5)], Examples.Summary("s0"));
        long before = store.OutboxCounts().Queued;
        Assert.True(store.Conclude(Id, conclusion));

        StoredSession session = store.Find(Id)!;
        Assert.Equal((SessionState.Finished, 3, 1L), (session.State, session.StepCount, session.PacketCount));
        Assert.NotNull(session.Summary);
        Assert.Equal(conclusion.Steps, store.Steps(Id));
        Assert.Equal(conclusion.Events, store.Events(Id));
        Assert.Single(store.Cues(Id));

        // Two steps that were not there, and the session itself.
        Assert.Equal(before + 3, store.OutboxCounts().Queued);
        Assert.Equal("0.1.0 closed after an interruption", files.Peek("SELECT engine_version || ' ' || reason FROM analyses"));
        Assert.False(store.Conclude(Id, conclusion));
    }

    [Fact]
    public void What_is_finished_recorded_or_unknown_is_not_closed()
    {
        files.Record("s0", 3);
        using SqliteSessionStore store = files.Open();
        SessionConclusion nothing = new([], [], Examples.Summary("x"));
        using ISessionWriter writer = store.Begin(Script.Header("s1"));

        Assert.False(store.Conclude(Id, nothing));
        Assert.False(store.Conclude(new SessionId("s1"), nothing));
        Assert.False(store.Conclude(new SessionId("nobody"), nothing));
        Assert.Equal(3, store.Steps(Id).Count);
    }

    [Fact]
    public void Which_session_goes_on_with_which_is_kept()
    {
        using SqliteSessionStore store = files.Open();
        store.Begin(Script.Header("s0")).Dispose();
        store.Begin(Script.Header("s1") with { Continues = Id }).Dispose();

        Assert.Null(store.Find(Id)!.Header.Continues);
        Assert.Equal(Id, store.Find(new SessionId("s1"))!.Header.Continues);
    }
}
