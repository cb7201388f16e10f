using System.Buffers.Binary;
using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;
using GaitSense.Core.Time;

namespace GaitSense.Protocol.Sensors.Movella;

/// <summary>Reads the measurements of Movella (Xsens) DOT: one sample a notification, stamped in us.</summary>
/// <remarks>Little-endian. Stamp u32 at 0; acceleration in m/s2, angular rate in degrees per second, both float32. A payload
/// that holds neither (3, 5, 16 and others) gives orientation alone; steps need 18 to 21 or 26.
/// <b>Source</b> xsens_dot_server 364d521; node-movella-dot 3c55c3a.</remarks>
public sealed class DotDecoder : ISensorDecoder
{
    private readonly DotLayout?[] _layouts;
    private readonly FullScales _scales;
    private readonly double _rateHz;

    /// <summary>A decoder for the payloads that a profile's streams name.</summary>
    /// <param name="profile">The profile; the layout of a stream is its payload number.</param>
    /// <param name="rateHz">Output rate, by which increments are turned into rates.</param>
    public DotDecoder(SensorProfile profile, double rateHz)
    {
        ArgumentNullException.ThrowIfNull(profile);
        _layouts = [.. profile.Streams.Select(s => DotLayout.Of(s.Layout))];
        _scales = new FullScales(profile.Capability);
        _rateHz = rateHz;
    }

    /// <inheritdoc/>
    public DecodeOutcome Read(int stream, ReadOnlySpan<byte> value, HostTime arrival, SampleBatch batch)
    {
        batch.Clear();
        if ((uint)stream >= (uint)_layouts.Length || _layouts[stream] is not { } layout)
        {
            return DecodeOutcome.Malformed;
        }

        if (value.Length < layout.Length)
        {
            return DecodeOutcome.Truncated;
        }

        SensorSample sample = SensorSample.None;
        if (!TryInertial(value, layout, ref sample) || !TryOrientation(value, layout, ref sample))
        {
            return DecodeOutcome.Malformed;
        }

        sample.Marks = _scales.Marks(sample.AccelerationMps2, sample.AngularRateRadPerS) | Clipping(value, layout);
        batch.Add() = sample;
        batch.Stamp = BinaryPrimitives.ReadUInt32LittleEndian(value);
        batch.Arrival = arrival;
        return DecodeOutcome.Ok;
    }

    /// <inheritdoc/>
    public void Interrupt()
    {
        // Every notification stands alone.
    }

    private bool TryInertial(ReadOnlySpan<byte> value, in DotLayout layout, ref SensorSample sample)
    {
        bool isSane = true;
        if (layout.Acceleration >= 0)
        {
            sample.AccelerationMps2 = Triads.Single(value[layout.Acceleration..]);
            isSane &= Triads.IsAcceleration(sample.AccelerationMps2);
        }

        if (layout.VelocityStep >= 0)
        {
            sample.AccelerationMps2 = Triads.Single(value[layout.VelocityStep..]) * _rateHz;
            isSane &= Triads.IsAcceleration(sample.AccelerationMps2);
        }

        if (layout.AngularRate >= 0)
        {
            sample.AngularRateRadPerS = Triads.Single(value[layout.AngularRate..]) * Triads.RadPerDeg;
            isSane &= Triads.IsAngularRate(sample.AngularRateRadPerS);
        }

        if (layout.RotationStep >= 0)
        {
            Quat step = Triads.Quaternion(value[layout.RotationStep..]);
            isSane &= Triads.IsRotation(step);
            sample.AngularRateRadPerS = RotationVector(step) * _rateHz;
            isSane &= Triads.IsAngularRate(sample.AngularRateRadPerS);
        }

        if (layout.FreeAcceleration >= 0)
        {
            sample.FreeAccelerationMps2 = Triads.Single(value[layout.FreeAcceleration..]);
            isSane &= Triads.IsAcceleration(sample.FreeAccelerationMps2);
        }

        return isSane;
    }

    private static bool TryOrientation(ReadOnlySpan<byte> value, in DotLayout layout, ref SensorSample sample)
    {
        if (layout.Quaternion >= 0)
        {
            sample.Orientation = Triads.Quaternion(value[layout.Quaternion..]);
            return Triads.IsRotation(sample.Orientation);
        }

        if (layout.Euler >= 0)
        {
            sample.EulerRad = Triads.Single(value[layout.Euler..]) * Triads.RadPerDeg;
            return Math.Abs(sample.EulerRad.X) < 7 && Math.Abs(sample.EulerRad.Y) < 7 && Math.Abs(sample.EulerRad.Z) < 7;
        }

        return true;
    }

    private static Vec3 RotationVector(in Quat q)
    {
        Vec3 axis = new(q.X, q.Y, q.Z);
        double sine = axis.Length;
        double angle = 2 * Math.Atan2(sine, Math.Abs(q.W)) * (q.W < 0 ? -1 : 1);
        return sine < 1e-12 ? Vec3.Zero : axis * (angle / sine);
    }

    private static SampleMarks Clipping(ReadOnlySpan<byte> value, in DotLayout layout) => layout.Clipping < 0
        ? SampleMarks.None
        : (value[layout.Clipping] != 0 ? SampleMarks.AccelerationSaturated : SampleMarks.None)
            | (value[layout.Clipping + 1] != 0 ? SampleMarks.AngularRateSaturated : SampleMarks.None);
}
