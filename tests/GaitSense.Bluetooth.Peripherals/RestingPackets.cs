using System.Buffers.Binary;
using GaitSense.Core.Sensors;
using GaitSense.Protocol;

namespace GaitSense.Bluetooth.Peripherals;

/// <summary>Packets of a sensor that lies still, as its configuration says, each when its last sample was taken.</summary>
internal sealed class RestingPackets(SensorObjects objects)
{
    private readonly RawImuSample[] _samples = new RawImuSample[ImuPacketCodec.MaxSampleCount];
    private readonly Queue<byte[]> _again = [];
    private int _start = -1;
    private long _next;
    private int _packets;
    private double _unaskedS = double.NaN;

    private VirtualSensor Sensor => objects.Sensor;

    private SensorConfiguration Now => Sensor.Now;

    /// <summary>Whether it sends, rightly or not.</summary>
    private bool IsSending => objects.IsStreamNotified && (Sensor.IsStreaming
        || Sensor.Defect == SensorDefect.StreamsUnasked
        || (Sensor.Defect == SensorDefect.GoesOnAfterStop && Sensor.Starts > 0));

    private double ActualHz => Now.RateHz * (Sensor.Defect == SensorDefect.SlowOscillator ? 0.9 : 1);

    private int Count => Sensor.Defect switch
    {
        SensorDefect.LongPackets => 40,
        SensorDefect.OneSamplePackets => 1,
        _ => Math.Max(1, (int)Now.SamplesPerPacket),
    };

    /// <summary>When the next packet is due, s of the sensor's clock's time; null when none is.</summary>
    public double? NextS
    {
        get
        {
            if (!IsSending)
            {
                return null;
            }

            if (_start != Sensor.Starts)
            {
                _start = Sensor.Starts;
                _next = 0;
                _again.Clear();
                _unaskedS = Sensor.Clock.NowS;
            }

            return TimeOf(_next + Count - 1);
        }
    }

    /// <summary>Makes the packets that are due now.</summary>
    public IEnumerable<byte[]> Due()
    {
        // A hair's breadth more, since time comes in steps of 100 ns.
        while (NextS is { } due && due <= Sensor.Clock.NowS + 1e-6)
        {
            byte[] packet = Make();
            _packets++;
            if (Sensor.Defect != SensorDefect.LosesPackets || _packets % 5 != 0)
            {
                yield return packet;
            }

            if (Sensor.Defect == SensorDefect.SendsTwice && _packets % 5 == 0)
            {
                yield return packet;
            }
        }
    }

    private double TimeOf(long sample) => (Sensor.Starts > 0 ? Sensor.StartedS : _unaskedS) + (sample / ActualHz);

    private byte[] Make()
    {
        int count = Count;
        SensorDefect defect = Sensor.Defect;
        double period = GattProfile.PeriodUnitsPerSecond / ActualHz * Sensor.Clock.Speed * (defect == SensorDefect.NominalPeriod ? 1.01 : 1);
        uint ticks = Sensor.Clock.TicksAt(TimeOf(_next));
        ticks += defect == SensorDefect.UnevenTicks && _packets % 3 == 1 ? (uint)(0.8 * period / GattProfile.PeriodUnitsPerTick) : 0;
        if (defect == SensorDefect.MillisecondTicks)
        {
            ticks = (uint)(TimeOf(_next) * 1000);
            period = 1000.0 * GattProfile.PeriodUnitsPerTick / ActualHz;
        }

        ImuPacketHeader header = new(
            GattProfile.Version,
            defect == SensorDefect.WrongSiteInPackets ? BodySite.RightWrist : Now.Site,
            Now.Content,
            Now.AccelerationRange,
            Now.AngularRateRange,
            (ushort)(_next + (defect == SensorDefect.SequenceFromOne ? 1 : 0)),
            ticks,
            (ushort)Math.Round(period),
            (byte)count);
        for (int i = 0; i < count; i++)
        {
            _samples[i] = Sample(_next + i);
        }

        byte[] packet = new byte[ImuPacketCodec.LengthOf(Now.Content, count)];
        ImuPacketCodec.Encode(header, _samples.AsSpan(0, count), packet);
        _next += count;
        return Spoil(packet);
    }

    private byte[] Spoil(byte[] packet)
    {
        if (Sensor.Defect == SensorDefect.BadChecksum && _packets % 10 == 5)
        {
            packet[^1] ^= 0x55;
        }

        if (Sensor.Defect == SensorDefect.ReservedContentBit)
        {
            packet[ImuPacketLayout.Content] |= 0x08;
            BinaryPrimitives.WriteUInt16LittleEndian(packet.AsSpan(packet.Length - 2), Crc(packet.AsSpan(0, packet.Length - 2)));
        }

        return packet;
    }

    private RawImuSample Sample(long number)
    {
        SensorDefect defect = Sensor.Defect;
        double g = (defect == SensorDefect.HalfScale ? 0.5 : 1) + (defect == SensorDefect.Moves ? 0.3 * Math.Sin(number * 0.7) : 0);
        double accelerationLsb = ImuScale.AccelerationLsbMps2(Now.AccelerationRange);
        double rateLsb = ImuScale.AngularRateLsbRadPerS(Now.AngularRateRange);
        double dps = (defect == SensorDefect.TurningGyro ? 10 : 0.4) * (Math.PI / 180);
        return new RawImuSample
        {
            // Lying on its side, so that a full scale is never reached.
            AccelerationX = ImuScale.Quantize(0.6 * g * ImuScale.StandardGravityMps2, accelerationLsb),
            AccelerationZ = ImuScale.Quantize(0.8 * g * ImuScale.StandardGravityMps2, accelerationLsb),
            AngularRateY = ImuScale.Quantize(dps, rateLsb),
            MagneticFieldX = (short)(defect == SensorDefect.NoField ? 0 : 300),
            MagneticFieldZ = (short)(defect == SensorDefect.NoField ? 0 : 400),
            QuaternionW = (short)(defect == SensorDefect.LongQuaternion ? 20_000 : 16_384),
        };
    }

    private static ushort Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0xFFFF;
        foreach (byte b in bytes)
        {
            crc ^= (uint)b << 8;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
            }
        }

        return (ushort)crc;
    }
}
