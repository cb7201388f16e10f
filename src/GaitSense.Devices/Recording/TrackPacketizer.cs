using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Devices.Pacing;
using GaitSense.Protocol;

namespace GaitSense.Devices.Recording;

/// <summary>The packets that a sensor would have sent to give one track.</summary>
/// <remarks>Rows that follow each other evenly, to within two ticks (61 us), share a packet; others go alone. A packet is
/// stamped with the recording's own clock: ticks of its first row, modulo 2^32.</remarks>
internal sealed class TrackPacketizer
{
    private const double EvenWithinS = 2.0 / DeviceTicks.PerSecond;

    private readonly ImuTrack _track;
    private readonly TrackRows _rows;
    private readonly TrackRanges _ranges;
    private readonly PacketContent _content;
    private readonly ushort _nominalUnits;
    private readonly RawImuSample[] _samples;
    private int _next;
    private int _count;
    private ushort _units;

    /// <summary>Packets of a track.</summary>
    public TrackPacketizer(ImuTrack track)
    {
        double periodS = NominalPeriod.OfS(track);
        _track = track;
        _rows = new TrackRows(track, periodS);
        _ranges = TrackRanges.For(track.AccelerationMps2, track.AngularRateRadPerS);
        _content = track.MagneticFieldUt.Count > 0 ? PacketContent.Magnetometer : PacketContent.None;
        _nominalUnits = Units(periodS);
        _samples = new RawImuSample[PacketSizing.SamplesPerPacket(1 / periodS, _content)];
        PlanNext();
    }

    /// <summary>Longest packet, bytes.</summary>
    public int LongestPacket => ImuPacketCodec.LengthOf(_content, _samples.Length);

    /// <summary>True when all samples have been taken.</summary>
    public bool IsAtEnd => _count == 0;

    /// <summary>Rows that are no samples.</summary>
    public int SkippedRows => _rows.Skipped;

    /// <summary>Time of the next packet's last sample, s.</summary>
    public double NextLastSampleS => TimeS(_next + _count - 1);

    /// <summary>Writes the next packet.</summary>
    /// <returns>Its length, bytes.</returns>
    public int Write(Span<byte> destination)
    {
        for (int i = 0; i < _count; i++)
        {
            _samples[i] = Sample(_rows.Row(_next + i));
        }

        ImuPacketHeader header = new(
            GattProfile.Version,
            Enum.IsDefined(_track.Sensor.Site) ? _track.Sensor.Site : BodySite.Unassigned,
            _content,
            _ranges.Acceleration,
            _ranges.AngularRate,
            unchecked((ushort)_rows.Number(_next)),
            unchecked((uint)(long)Math.Round(TimeS(_next) * DeviceTicks.PerSecond)),
            _units,
            (byte)_count);
        int length = ImuPacketCodec.Encode(header, _samples.AsSpan(0, _count), destination);
        _next += _count;
        PlanNext();
        return length;
    }

    private static ushort Units(double periodS) =>
        (ushort)Math.Clamp(Math.Round(periodS * GattProfile.PeriodUnitsPerSecond), 1, ushort.MaxValue);

    private void PlanNext()
    {
        _units = _nominalUnits;
        _count = EvenRun(_units);
        if (_count == 1 && Follows(_next + 1))
        {
            ushort seen = Units(TimeS(_next + 1) - TimeS(_next));
            int run = EvenRun(seen);
            (_count, _units) = run > 2 ? (run, seen) : (1, _nominalUnits);
        }
    }

    private int EvenRun(ushort units)
    {
        int limit = Math.Min(_samples.Length, _rows.Count - _next);
        int count = Math.Min(1, limit);
        while (count < limit && Follows(_next + count) && IsOnTime(count, units))
        {
            count++;
        }

        return count;
    }

    private bool Follows(int i) => i < _rows.Count && _rows.Number(i) == _rows.Number(i - 1) + 1;

    private bool IsOnTime(int i, ushort units)
    {
        double expected = (double)i * units / GattProfile.PeriodUnitsPerSecond;
        return Math.Abs(TimeS(_next + i) - TimeS(_next) - expected) <= EvenWithinS;
    }

    private double TimeS(int i) => _track.TimesS[_rows.Row(i)];

    private RawImuSample Sample(int row)
    {
        double accelerationLsb = ImuScale.AccelerationLsbMps2(_ranges.Acceleration);
        double rateLsb = ImuScale.AngularRateLsbRadPerS(_ranges.AngularRate);
        Vec3 force = _track.AccelerationMps2[row];
        Vec3 rate = _track.AngularRateRadPerS[row];
        Vec3 field = _content == PacketContent.None ? Vec3.Zero : Field(row);
        return new RawImuSample
        {
            AccelerationX = ImuScale.Quantize(force.X, accelerationLsb),
            AccelerationY = ImuScale.Quantize(force.Y, accelerationLsb),
            AccelerationZ = ImuScale.Quantize(force.Z, accelerationLsb),
            AngularRateX = ImuScale.Quantize(rate.X, rateLsb),
            AngularRateY = ImuScale.Quantize(rate.Y, rateLsb),
            AngularRateZ = ImuScale.Quantize(rate.Z, rateLsb),
            MagneticFieldX = ImuScale.Quantize(field.X, ImuScale.MagneticFieldLsbUt),
            MagneticFieldY = ImuScale.Quantize(field.Y, ImuScale.MagneticFieldLsbUt),
            MagneticFieldZ = ImuScale.Quantize(field.Z, ImuScale.MagneticFieldLsbUt),
        };
    }

    /// <summary>A row without a finite field gives zero, which no place on earth has.</summary>
    private Vec3 Field(int row) => _track.MagneticFieldUt[row] is { IsFinite: true } field ? field : Vec3.Zero;
}
