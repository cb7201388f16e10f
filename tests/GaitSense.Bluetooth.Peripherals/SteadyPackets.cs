using GaitSense.Core.Sensors;
using GaitSense.Protocol;

namespace GaitSense.Bluetooth.Peripherals;

/// <summary>Packets of a sensor that lies still, one sample each.</summary>
internal sealed class SteadyPackets(VirtualSensor sensor)
{
    private readonly RawImuSample[] _sample = [new RawImuSample { AccelerationZ = 2048 }];
    private uint _index;

    /// <summary>The next packet; false when no stream runs. The ticks go on however often the stream starts anew.</summary>
    public bool TryNext(Span<byte> destination, out int length)
    {
        ushort period = (ushort)Math.Round(GattProfile.PeriodUnitsPerSecond / sensor.RateHz);
        uint ticks = (uint)((ulong)_index++ * period / GattProfile.PeriodUnitsPerTick);
        ImuPacketHeader header = new(
            GattProfile.Version, sensor.Site, PacketContent.None, AccelerationRange.G16, AngularRateRange.Dps2000, 0, ticks, period, 1);
        bool isDue = sensor.TryNumber(ref header);
        length = isDue ? ImuPacketCodec.Encode(header, _sample, destination) : 0;
        return isDue;
    }

    /// <summary>Time goes on without packets.</summary>
    public void Skip(uint samples) => _index += samples;

    /// <summary>Six sensors, one for each site.</summary>
    public static VirtualSensor[] Six() => [.. Enum.GetValues<BodySite>()
        .Where(s => s != BodySite.Unassigned)
        .Select(s => new VirtualSensor($"C0:00:00:00:00:0{(int)s}", s))];
}
