using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Streaming.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace GaitSense.Streaming.Tests.Live;

public class LiveSessionTests
{
    private static readonly IReadOnlyList<SensorDescriptor> Feet = Roster.Feet();
    private static readonly LiveSessionOptions Waiting = new() { WhenFull = FullQueue.Wait };

    [Fact]
    public async Task Every_sink_gets_every_packet_unchanged_and_the_summary_last()
    {
        IReadOnlyList<RawPacket> sent = BadLink.Receive(1, packets: 500);
        FakeSink a = new("a");
        FakeSink b = new("b");
        LiveSession session = New(new FakeSource(Feet, sent), [a, b], Waiting);
        SessionSummary summary = await session.RunAsync(CancellationToken.None);
        Assert.Equal(sent.Select(Say), a.Packets.Select(Say));
        Assert.Equal(sent.Select(Say), b.Packets.Select(Say));
        Assert.Same(summary, a.Summary);
        Assert.Same(summary, b.Summary);
        Assert.All(session.Sinks, s => Assert.Equal((0, 0), (s.Dropped, s.Failed)));
    }

    [Fact]
    public async Task A_sink_that_takes_no_packets_gets_none()
    {
        FakeSink sink = new() { TakesPackets = false };
        await New(new FakeSource(Feet, BadLink.Receive(1, packets: 50)), [sink], Waiting).RunAsync(CancellationToken.None);
        Assert.Empty(sink.Packets);
        Assert.NotNull(sink.Summary);
    }

    [Fact]
    public async Task A_sink_that_throws_loses_only_its_own_items()
    {
        IReadOnlyList<RawPacket> sent = BadLink.Receive(1, packets: 100);
        FakeSink bad = new("bad") { BeforePacket = p => throw new IOException("disk full") };
        FakeSink good = new("good");
        LiveSession session = New(new FakeSource(Feet, sent), [bad, good], Waiting);
        SessionSummary summary = await session.RunAsync(CancellationToken.None);
        Assert.Empty(bad.Packets);
        Assert.NotNull(bad.Summary);
        Assert.Equal(sent.Count, good.Packets.Count);
        Assert.Equal(sent.Count, session.Sinks[0].Failed);
        Assert.Contains("disk full", session.Sinks[0].FirstFailure!.What, StringComparison.Ordinal);
        Assert.Equal(0, session.Sinks[1].Failed);
        Assert.Contains(summary.Quality.Notes, n => n.StartsWith("bad: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sink_that_is_slow_drops_and_counts_its_own_items()
    {
        IReadOnlyList<RawPacket> sent = BadLink.Receive(1, packets: 200);
        using ManualResetEventSlim release = new();
        FakeSink slow = new("slow") { BeforePacket = _ => release.Wait() };
        FakeSink free = new("free") { TakesPackets = false };
        FakeSource source = new(Feet, Then(sent, release.Set));
        LiveSession session = New(source, [slow, free], new LiveSessionOptions { QueueLength = 64 });
        await session.RunAsync(CancellationToken.None);

        // 48 of 64 places are for packets; one more is in the sink's hands.
        Assert.InRange(slow.Packets.Count, 40, 49);
        Assert.True(session.Sinks[0].Dropped >= sent.Count - 49);
        Assert.NotNull(slow.Summary);
        Assert.Equal((0, 0), (session.Sinks[1].Dropped, session.Sinks[1].Failed));
    }

    [Fact]
    public async Task A_sink_that_hangs_does_not_hold_up_the_end_for_ever()
    {
        FakeTimeProvider time = new();
        using ManualResetEventSlim hangs = new();
        using ManualResetEventSlim release = new();
        FakeSink stuck = new("stuck")
        {
            BeforePacket = _ =>
            {
                hangs.Set();
                release.Wait();
            },
        };
        IReadOnlyList<RawPacket> sent = BadLink.Receive(1, packets: 20);
        LiveSession reference = New(new FakeSource(Feet, sent), [new FakeSink("good")], LiveSessionOptions.Default, time);
        await reference.RunAsync(CancellationToken.None);
        FakeSink good = new("good");
        LiveSession session = New(new FakeSource(Feet, Then(sent, hangs.Wait)), [stuck, good], LiveSessionOptions.Default, time);
        Task<SessionSummary> run = session.RunAsync(CancellationToken.None);
        while (session.Sinks[1].Delivered < reference.Sinks[0].Delivered)
        {
            await Task.Yield();
        }

        Assert.False(run.IsCompleted);
        while (!run.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(11));
            await Task.Yield();
        }

        SessionSummary summary = await run;
        release.Set();
        await good.Finished;
        Assert.Contains(summary.Quality.Notes, n => n.StartsWith("stuck: ", StringComparison.Ordinal));
        Assert.NotNull(good.Summary);
        Assert.Null(stuck.Summary);
        Assert.True(session.Sinks[0].Dropped > 10);
    }

    [Fact]
    public async Task Stopping_ends_in_order_with_what_came_until_then()
    {
        IReadOnlyList<RawPacket> sent = BadLink.Receive(1, packets: 500);
        using CancellationTokenSource stop = new();
        FakeSink sink = new();
        FakeSource source = new(Feet, sent) { BeforePacket = (i, _) => { if (i == 100) { stop.Cancel(); } } };
        SessionSummary summary = await New(source, [sink], Waiting).RunAsync(stop.Token);
        Assert.Equal(100, sink.Packets.Count);
        Assert.Same(summary, sink.Summary);
    }

    [Fact]
    public async Task A_source_that_fails_still_leaves_a_session_that_ended_in_order()
    {
        IReadOnlyList<RawPacket> sent = BadLink.Receive(1, packets: 100);
        FakeSink sink = new();
        FakeSource source = new(Feet, sent) { BeforePacket = (i, _) => { if (i == 60) { throw new IOException("radio gone"); } } };
        IOException e = await Assert.ThrowsAsync<IOException>(() => New(source, [sink], Waiting).RunAsync(CancellationToken.None));
        Assert.Equal("radio gone", e.Message);
        Assert.Equal(60, sink.Packets.Count);
        Assert.Contains(sink.Summary!.Quality.Notes, n => n.Contains("radio gone", StringComparison.Ordinal));
        Assert.Contains(sink.Faults, f => f.What.Contains("radio gone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_first_rejected_packet_of_a_sensor_is_told_once()
    {
        FakeSink sink = new();
        await New(new FakeSource(Feet, BadLink.Receive(1, packets: 500)), [sink], Waiting).RunAsync(CancellationToken.None);
        Assert.Equal(2, sink.Faults.Count);
    }

    [Fact]
    public async Task Health_comes_once_a_second_of_the_stream_and_when_a_link_goes()
    {
        FakeSink sink = new();
        RawPacket[] sent = [.. new FakeSensor().Packets(100)]; // 5 s
        FakeSource source = new(Feet, sent)
        {
            BeforePacket = (i, r) =>
            {
                if (i is 50 or 51)
                {
                    r.OnStatus(new SensorStatus(0, Linked: false, BatteryRatio: 0.5, RssiDbm: null));
                }
            },
        };
        await New(source, [sink], Waiting).RunAsync(CancellationToken.None);
        Assert.Equal(7, sink.Healths.Count); // seconds 0 to 4, the link, the end
        Assert.False(sink.Healths[^1][0].Linked);
        Assert.Equal(0.5, sink.Healths[^1][0].BatteryRatio);
        Assert.Equal(500, sink.Healths[^1][0].Samples);
    }

    [Fact]
    public async Task A_session_runs_once()
    {
        LiveSession session = New(new FakeSource(Feet, []), [], Waiting);
        await session.RunAsync(CancellationToken.None);
        await Assert.ThrowsAsync<InvalidOperationException>(() => session.RunAsync(CancellationToken.None));
    }

    [Fact]
    public void A_header_of_other_sensors_is_refused() => Assert.Throws<ArgumentException>(() =>
        new LiveSession(Sessions.Header([Feet[0]]), new FakeSource(Feet, []), Sessions.Exercise, []));

    private static LiveSession New(
        FakeSource source,
        IReadOnlyList<ISessionSink> sinks,
        LiveSessionOptions options,
        TimeProvider? time = null) =>
        new(Sessions.Header(source.Sensors), source, Sessions.Exercise, sinks, options: options, time: time);

    private static IEnumerable<RawPacket> Then(IReadOnlyList<RawPacket> packets, Action end)
    {
        foreach (RawPacket packet in packets)
        {
            yield return packet;
        }

        end();
    }

    private static string Say(RawPacket packet) =>
        $"{packet.Sensor} {packet.Arrival.Nanoseconds} {Convert.ToHexString(packet.Payload.Span)}";
}
