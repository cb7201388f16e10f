using System.Threading.Channels;
using GaitSense.App.Live.Signals;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Protocol;

namespace GaitSense.App.Tests.Live;

public sealed class SignalFeedTests
{
    private static readonly SensorDescriptor Foot = new() { Id = "a", Site = BodySite.LeftFoot, NominalRateHz = 100 };

    [Fact]
    public void Neighbours_are_joined_to_their_mean_and_dated_by_arrival()
    {
        SignalFeed feed = new();
        feed.Begin([Foot]);
        ChannelReader<SignalFrame> listener = feed.Listen()!;
        feed.Take(Packet(4, [100, 300, 500, 700, 900]));
        Assert.True(listener.TryRead(out SignalFrame? frame));
        double lsb = ImuScale.AccelerationLsbMps2(AccelerationRange.G8);
        Assert.Equal([3.97, 3.99], frame.TimesS.Select(t => Math.Round(t, 4)));
        Assert.Equal(200 * lsb, frame.AccelerationMps2[0], 3);
        Assert.Equal(600 * lsb, frame.AccelerationMps2[3], 3);
    }

    [Fact]
    public void Nothing_is_read_while_nobody_listens_and_each_listener_is_bounded()
    {
        SignalFeed feed = new();
        feed.Begin([Foot]);
        feed.Take(Packet(1, [1, 2]));
        Assert.Empty(feed.Newest());
        ChannelReader<SignalFrame> slow = feed.Listen()!;
        for (int i = 0; i < 2000; i++)
        {
            feed.Take(Packet(1 + (0.02 * i), [1, 2]));
        }

        Assert.InRange(slow.Count, 1, 512);
        feed.Leave(slow);
        ChannelReader<SignalFrame>?[] all = [.. Enumerable.Range(0, SignalFeed.MaxListeners + 1).Select(_ => feed.Listen())];
        Assert.Null(all[^1]);
        Assert.DoesNotContain(null, all[..^1]);
    }

    private static RawPacket Packet(double arrivalS, short[] accelerationX)
    {
        RawImuSample[] samples = [.. accelerationX.Select(x => new RawImuSample { AccelerationX = x })];
        byte[] bytes = new byte[ImuPacketCodec.LengthOf(PacketContent.None, samples.Length)];
        ImuPacketCodec.Encode(
            new ImuPacketHeader(
                GattProfile.Version, BodySite.LeftFoot, PacketContent.None, AccelerationRange.G8, AngularRateRange.Dps1000, 0, 0,
                ImuPacketCodec.PeriodUnitsOf(100), (byte)samples.Length),
            samples,
            bytes);
        return new RawPacket(0, HostTime.FromSeconds(arrivalS), bytes);
    }
}
