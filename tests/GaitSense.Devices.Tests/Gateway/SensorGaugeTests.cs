using GaitSense.Core.Sensors;
using GaitSense.Devices.Gateway.Receiving;
using GaitSense.Protocol;

namespace GaitSense.Devices.Tests.Gateway;

public sealed class SensorGaugeTests
{
    private const int RateHz = 64;
    private const long PeriodNs = 1_000_000_000 / RateHz;

    private readonly SensorGauge _gauge = new(GattProfile.ProfileId, RateHz);
    private readonly byte[] _packet = new byte[64];

    [Fact]
    public void Rate_and_loss_are_those_of_the_samples()
    {
        for (int i = 0; i < RateHz * 4; i++)
        {
            if (i % 64 != 10)
            {
                Take(i, strength: 2048);
            }
        }

        SensorReading reading = _gauge.Read(4_000_000_000);
        Assert.Equal((RateHz * 4) - 4, reading.Samples);
        Assert.Equal(4, reading.Lost);
        Assert.Equal(63, reading.RateHz!.Value, 0.01);
        Assert.InRange(reading.MotionMps2!.Value, 0, 0.01);
    }

    [Fact]
    public void A_stream_that_begins_anew_has_lost_nothing()
    {
        Take(100, 2048);
        Take(0, 2048, sequence: 0);
        Take(1, 2048, sequence: 1);
        _gauge.Restart();
        Take(2, 2048, sequence: 9000);
        Assert.Equal(0, _gauge.Read(0).Lost);
    }

    [Fact]
    public void Shaking_is_felt_and_fades()
    {
        for (int i = 0; i < RateHz; i++)
        {
            Take(i, (short)(i % 8 < 4 ? 500 : 4500));
        }

        Assert.InRange(_gauge.Read(1_000_000_000).MotionMps2!.Value, 6, 15);
        for (int i = RateHz; i < RateHz * 5; i++)
        {
            Take(i, 2048);
        }

        Assert.InRange(_gauge.Read(5_000_000_000).MotionMps2!.Value, 0, 1);
        Assert.Null(_gauge.Read(8_000_000_000).MotionMps2);
    }

    [Fact]
    public void Bytes_that_are_no_packet_are_counted_and_nothing_more()
    {
        _gauge.Take(0, [1, 2, 3]);
        Assert.Equal((1L, 0L), (_gauge.Read(0).Packets, _gauge.Read(0).Samples!.Value));
        SensorGauge unknown = new("somebody-else", RateHz);
        unknown.Take(0, [1, 2, 3]);
        Assert.Equal((1L, null), (unknown.Read(0).Packets, unknown.Read(0).Samples));
    }

    // 16 g full scale: 2048 counts are 1 g.
    private void Take(int index, short strength, int? sequence = null)
    {
        ImuPacketHeader header = new(
            GattProfile.Version, BodySite.LeftFoot, PacketContent.None, AccelerationRange.G16, AngularRateRange.Dps2000,
            (ushort)(sequence ?? index), (uint)(index * (GattProfile.TicksPerSecond / RateHz)), GattProfile.PeriodUnitsPerSecond / RateHz, 1);
        int length = ImuPacketCodec.Encode(header, [new RawImuSample { AccelerationZ = strength }], _packet);
        _gauge.Take(index * PeriodNs, _packet.AsSpan(0, length));
    }
}
