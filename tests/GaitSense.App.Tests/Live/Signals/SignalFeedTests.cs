using GaitSense.App.Live.Signals;
using GaitSense.Core.Frames;
using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;

namespace GaitSense.App.Tests.Live.Signals;

public sealed class SignalFeedTests
{
    private static readonly SensorDescriptor Foot = new() { Id = "a", Site = BodySite.LeftFoot, NominalRateHz = 100 };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Neighbours_are_joined_to_their_mean()
    {
        SignalFeed feed = new();
        feed.Begin([Foot]);
        using SignalListener listener = feed.Listen()!;
        feed.Take(0, Samples(4, 0, [1, 3, 5, 7, 9]));

        SignalFrame frame = Assert.Single(listener.Take());
        Assert.Equal([4.005, 4.025], frame.TimesS);
        Assert.Equal([2, 0, 0, 6, 0, 0], frame.AccelerationMps2);
        Assert.Equal([57.3, 0, 0, 57.3, 0, 0], frame.AngularRateDegPerS);
        Assert.Equal(6, Assert.Single(feed.Newest()).AccelerationMps2.X);
        Assert.Empty(listener.Take());
    }

    [Fact]
    public void What_a_gap_cuts_off_is_joined_to_nothing()
    {
        SignalFeed feed = new();
        feed.Begin([Foot]);
        using SignalListener listener = feed.Listen()!;
        feed.Take(0, Samples(4, 0, [1]));
        feed.Take(0, Samples(9, 500, [5, 7]));

        Assert.Equal([6, 0, 0], Assert.Single(listener.Take()).AccelerationMps2);
    }

    [Fact]
    public void Nothing_is_kept_while_nobody_listens_and_each_listener_is_bounded()
    {
        SignalFeed feed = new();
        feed.Begin([Foot]);
        feed.Take(0, Samples(1, 0, [1, 2]));
        Assert.False(feed.IsWanted);
        Assert.Empty(feed.Newest());
        using (SignalListener slow = feed.Listen()!)
        {
            for (int i = 0; i < SignalListener.Capacity + 100; i++)
            {
                feed.Take(0, Samples(1 + (0.02 * i), 2 * i, [i, i]));
            }

            SignalFrame kept = Assert.Single(slow.Take());
            Assert.Equal(100, slow.Dropped);
            Assert.Equal(SignalListener.Capacity, kept.TimesS.Length);
            Assert.Equal(100, kept.AccelerationMps2[0]);
        }

        SignalListener?[] all = [.. Enumerable.Range(0, SignalFeed.MaxListeners + 1).Select(_ => feed.Listen())];
        Assert.Null(all[^1]);
        Assert.DoesNotContain(null, all[..^1]);
        Array.ForEach(all, l => l?.Dispose());
        Assert.False(feed.IsWanted);
    }

    [Fact]
    public async Task A_waiting_listener_is_woken_by_a_moment_of_points_and_by_its_end()
    {
        SignalFeed feed = new();
        feed.Begin([Foot]);
        SignalListener listener = feed.Listen()!;
        feed.Take(0, Samples(1, 0, [1, 2]));
        Task<bool> more = listener.WaitAsync(Ct).AsTask();
        Assert.False(more.IsCompleted);
        feed.Take(0, Samples(1.04, 4, [1, 2]));
        Assert.True(await more);
        Assert.Equal(2, Assert.Single(listener.Take()).TimesS.Length);

        listener.Dispose();
        Assert.False(await listener.WaitAsync(Ct));
    }

    [Fact]
    public void Handing_points_on_allocates_nothing()
    {
        SignalFeed feed = new();
        feed.Begin([Foot]);
        using SignalListener listener = feed.Listen()!;
        ImuSample<SensorFrame>[] samples = Samples(1, 0, [1, 2, 3, 4]);
        long least = long.MaxValue;
        for (int round = 0; round < 10; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 2000; i++)
            {
                feed.Take(0, samples);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    private static ImuSample<SensorFrame>[] Samples(double fromS, long firstIndex, double[] accelerationX) =>
        [.. accelerationX.Select((x, i) => new ImuSample<SensorFrame>(
            SessionTime.FromSeconds(fromS + (0.01 * i)), firstIndex + i, new Vec3(x, 0, 0), new Vec3(1, 0, 0), SampleMarks.None))];
}
