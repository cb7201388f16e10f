using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Streaming.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace GaitSense.Streaming.Tests.Live;

public class StoreSinkTests
{
    private static readonly RawPacket Packet = new FakeSensor().Packet(0, 5, 0.1);

    [Fact]
    public void What_was_taken_is_flushed_when_half_a_second_has_passed()
    {
        FakeTimeProvider time = new();
        Writer writer = new();
        using StoreSink sink = new(new Store(writer), Sessions.Header(Roster.Feet()), time);
        sink.OnPacket(Packet);
        Assert.Equal(0, writer.Flushes);
        time.Advance(StoreSink.FlushEvery);
        sink.OnPacket(Packet);
        Assert.Equal((2, 1), (writer.Appended, writer.Flushes));
    }

    [Fact]
    public void A_tick_flushes_what_is_left_and_nothing_when_nothing_is()
    {
        Writer writer = new();
        using StoreSink sink = new(new Store(writer), Sessions.Header(Roster.Feet()), new FakeTimeProvider());
        sink.OnTick();
        sink.OnPacket(Packet);
        sink.OnTick();
        sink.OnTick();
        Assert.Equal(1, writer.Flushes);
    }

    [Fact]
    public void A_store_that_fails_to_flush_is_asked_again_at_the_next_tick()
    {
        Writer writer = new() { Fails = true };
        using StoreSink sink = new(new Store(writer), Sessions.Header(Roster.Feet()), new FakeTimeProvider());
        sink.OnPacket(Packet);
        Assert.Throws<IOException>(sink.OnTick);
        sink.OnPacket(Packet);
        writer.Fails = false;
        sink.OnTick();
        Assert.Equal((2, 1), (writer.Appended, writer.Flushes));
    }

    [Fact]
    public async Task In_a_session_the_queue_ticks_it_and_the_summary_finishes_it()
    {
        FakeTimeProvider time = new();
        Writer writer = new();
        using StoreSink sink = new(new Store(writer), Sessions.Header(Roster.Feet()), time);
        FakeSource source = new(Roster.Feet(), [Packet])
        {
            BeforePacket = (_, _) => time.Advance(TimeSpan.FromSeconds(1)),
        };
        LiveSession session = new(Sessions.Header(source.Sensors), source, Sessions.Exercise, [sink], time: time);
        SessionSummary summary = await session.RunAsync(CancellationToken.None);
        Assert.Equal(1, writer.Flushes);
        Assert.Equal(1, writer.Appended);
        Assert.Same(summary, writer.Summary);
    }

    private sealed class Writer : ISessionWriter
    {
        public bool Fails { get; set; }

        public int Appended { get; private set; }

        public int Flushes { get; private set; }

        public SessionSummary? Summary { get; private set; }

        public void Append(in RawPacket packet) => Appended++;

        public void Append(Step step) => Appended++;

        public void Append(in GaitEvent gaitEvent)
        {
        }

        public void Flush() => Flushes += Fails ? throw new IOException("disk full") : 1;

        public void Finish(SessionSummary summary) => Summary = summary;

        public void Dispose()
        {
        }
    }

    private sealed class Store(Writer writer) : ISessionStore
    {
        public ISessionWriter Begin(SessionHeader header) => writer;

        public IReadOnlyList<StoredSession> List(SessionQuery query) => [];

        public StoredSession? Find(SessionId id) => null;

        public IReadOnlyList<Step> Steps(SessionId id) => [];

        public IReadOnlyList<GaitEvent> Events(SessionId id) => [];

        public IEnumerable<RawPacket> Packets(SessionId id) => [];

        public bool Delete(SessionId id) => false;

        public void Dispose()
        {
        }
    }
}
