using System.Reactive.Subjects;
using GaitSense.Core.Samples;
using GaitSense.Streaming.Tests.Fakes;

namespace GaitSense.Streaming.Tests.Stages;

public class ThroughOperatorTests
{
    [Fact]
    public void Every_subscription_has_a_stage_of_its_own()
    {
        using Subject<int> source = new();
        IObservable<int> sums = source.Through(() => new Sum());
        List<int> first = [];
        List<int> second = [];
        using IDisposable a = sums.Subscribe(first.Add);
        source.OnNext(1);
        using IDisposable b = sums.Subscribe(second.Add);
        source.OnNext(2);
        Assert.Equal([1, 3], first);
        Assert.Equal([2], second);
    }

    [Fact]
    public void The_end_lets_the_stage_emit_what_it_held_and_then_ends()
    {
        using Subject<int> source = new();
        List<string> got = [];
        using IDisposable a = source.Through(() => new Sum()).Subscribe(v => got.Add($"{v}"), () => got.Add("end"));
        source.OnNext(4);
        source.OnCompleted();
        Assert.Equal(["4", "-4", "end"], got);
    }

    [Fact]
    public void A_stage_that_throws_ends_the_stream_with_its_error()
    {
        using Subject<int> source = new();
        Exception? error = null;
        using IDisposable a = source.Through(() => new Sum()).Subscribe(_ => { }, e => error = e);
        source.OnNext(-1);
        Assert.IsType<InvalidOperationException>(error);
    }

    [Fact]
    public void A_subscriber_that_throws_is_not_taken_for_a_stage_that_does()
    {
        using Subject<int> source = new();
        bool isTold = false;
        using IDisposable a = source.Through(() => new Sum()).Subscribe(_ => throw new IOException("mine"), _ => isTold = true);
        Assert.Throws<IOException>(() => source.OnNext(1));
        Assert.False(isTold);
    }

    [Fact]
    public void A_warm_chain_allocates_nothing_per_packet()
    {
        IReadOnlyList<RawPacket> packets = BadLink.Receive(1);
        using Subject<RawPacket> source = new();
        SensorStream<RawPacket> stream = new(Roster.Feet(), source);
        long samples = 0;
        using IDisposable a = stream.Decode().OnSessionClock().InFrame().Subscribe(_ => samples++);
        int half = packets.Count / 2;
        for (int i = 0; i < half; i++)
        {
            source.OnNext(packets[i]);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = half; i < packets.Count; i++)
        {
            source.OnNext(packets[i]);
        }

        // The smallest object has 24 bytes: one per item would be three times this. A late step of the compiler may take a little.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8000);
        Assert.True(samples > 30_000);
    }

    private sealed class Sum : IStage<int, int>
    {
        private int _sum;

        public void Accept(in int item, IOutlet<int> outlet)
        {
            _sum += item >= 0 ? item : throw new InvalidOperationException("negative");
            outlet.Emit(_sum);
        }

        public void Complete(IOutlet<int> outlet) => outlet.Emit(-_sum);
    }
}
