using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Storage.Raw;
using GaitSense.Storage.Recorder;

namespace GaitSense.Storage.Tests.Writing;

public sealed class SessionWriterTests : IDisposable
{
    private static readonly SessionId Id = new("s0");
    private readonly TestStore files = new();
    private readonly SqliteSessionStore store;
    private readonly ISessionWriter writer;

    public SessionWriterTests()
    {
        store = files.Open();
        writer = store.Begin(Examples.Header("s0"));
    }

    private long Durable => store.Find(Id)!.PacketCount;

    public void Dispose()
    {
        writer.Dispose();
        store.Dispose();
        files.Dispose();
    }

    [Fact]
    public void A_session_is_there_as_soon_as_it_begins()
    {
        StoredSession session = store.Find(Id)!;
        Assert.Equal((SessionState.Recording, 0, 0L), (session.State, session.StepCount, session.PacketCount));
        Assert.Null(session.Summary);
    }

    [Fact]
    public void When_a_second_of_arrival_has_passed_everything_before_is_durable()
    {
        writer.Append(Examples.Packet(0, 0.2, 1));
        writer.Append(Examples.Packet(1, 0.9, 1));
        writer.Append(new GaitEvent(GaitEventKind.Pause, new SessionTime(1), TimeSpan.FromSeconds(1)));
        Assert.Equal(0, Durable);

        writer.Append(Examples.Packet(0, 1.0, 1));
        Assert.Equal(2, Durable);
        Assert.Single(store.Events(Id));
    }

    [Fact]
    public void When_much_has_gathered_it_is_written_before_the_second_has_passed()
    {
        byte[] payload = new byte[60_000];
        int appended = 0;
        while (Durable == 0)
        {
            writer.Append(Examples.Packet(0, 0.5, payload));
            appended++;
            Assert.InRange(appended, 1, 20);
        }

        Assert.Equal(appended - 1, Durable);
    }

    [Fact]
    public void Steps_alone_are_written_when_many_have_gathered()
    {
        for (int i = 0; i < 300; i++)
        {
            writer.Append(Script.Step(i));
        }

        Assert.Equal(256, store.Find(Id)!.StepCount);
    }

    [Fact]
    public void Flushing_twice_within_a_second_gives_one_row_and_every_packet_once()
    {
        for (int i = 0; i < 5; i++)
        {
            writer.Append(Examples.Packet(0, 0.1 * i, (byte)i));
            writer.Flush();
            writer.Flush();
        }

        Assert.Equal(1L, files.Peek("SELECT count(*) FROM raw"));
        Assert.Equal([0, 1, 2, 3, 4], store.Packets(Id).Select(p => p.Payload.Span[0]));
    }

    [Fact]
    public void The_bytes_are_copied_during_the_call()
    {
        byte[] payload = [1];
        writer.Append(new RawPacket(0, new HostTime(5), payload));
        payload[0] = 2;
        writer.Flush();

        Assert.Equal(1, store.Packets(Id).Single().Payload.Span[0]);
    }

    [Fact]
    public void A_session_left_without_a_summary_is_interrupted_and_keeps_what_it_has()
    {
        writer.Append(Examples.Packet(0, 0.2, 1));
        writer.Dispose();
        writer.Dispose();

        StoredSession session = store.Find(Id)!;
        Assert.Equal((SessionState.Interrupted, 1L), (session.State, session.PacketCount));
    }

    [Fact]
    public void Closing_the_store_interrupts_what_is_being_recorded()
    {
        writer.Append(Examples.Packet(0, 0.2, 1));
        store.Dispose();

        using SqliteSessionStore again = files.OpenReadOnly();
        StoredSession session = again.Find(Id)!;
        Assert.Equal((SessionState.Interrupted, 1L), (session.State, session.PacketCount));
        Assert.Equal("interrupted", files.Peek("SELECT state FROM sessions"));
        Assert.Throws<InvalidOperationException>(() => writer.Append(Examples.Packet(0, 0.2, 1)));
    }

    [Fact]
    public void A_finished_session_takes_nothing_more()
    {
        writer.Finish(Examples.Summary("s0"));

        Assert.Throws<InvalidOperationException>(() => writer.Append(Examples.Packet(0, 0.2, 1)));
        Assert.Throws<InvalidOperationException>(() => writer.Append(Script.Step(0)));
        Assert.Throws<InvalidOperationException>(() => writer.Append(Script.Event(0)));
        Assert.Throws<InvalidOperationException>(writer.Flush);
        Assert.Throws<InvalidOperationException>(() => writer.Finish(Examples.Summary("s0")));
        Assert.Equal(SessionState.Finished, store.Find(Id)!.State);
    }

    [Fact]
    public void A_packet_that_cannot_be_one_of_this_session_is_a_bug_of_the_caller()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Append(Examples.Packet(-1, 0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Append(Examples.Packet(3, 0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => writer.Append(Examples.Packet(0, 0, new byte[PacketFraming.MaxPayload + 1])));
        Assert.Throws<ArgumentNullException>(() => writer.Append((Step)null!));
        Assert.Throws<ArgumentNullException>(() => writer.Finish(null!));

        writer.Append(Examples.Packet(2, 0, new byte[PacketFraming.MaxPayload]));
        writer.Flush();
        Assert.Equal(1, Durable);
    }

    [Fact]
    public void Two_sessions_can_be_recorded_at_once()
    {
        using ISessionWriter other = store.Begin(Examples.Header("s1"));
        for (int i = 0; i < 100; i++)
        {
            writer.Append(Script.Packet(i));
            other.Append(Script.Packet(99 - i) with { Arrival = new HostTime(i * 30_000_000L) });
        }

        writer.Flush();
        other.Flush();
        Assert.Equal(Recording.ScriptValues(100), store.PacketValues("s0"));
        Assert.Equal(
            Recording.ScriptValues(100).Select(p => p.Bytes).Reverse(),
            store.PacketValues("s1").Select(p => p.Bytes));
    }
}
