using GaitSense.Core.Geometry;
using GaitSense.Core.Time;

namespace GaitSense.Protocol.Sensors.MbientLab;

/// <summary>Reads what MbientLab MetaMotion streams: accelerometer and gyroscope, one or three samples a notification, or the
/// corrected values of its fusion. Nothing is stamped: the two are joined by count.</summary>
/// <remarks>A notification is module, register and data, little-endian. Counts are int16 of the full scales that the profile
/// sets; fusion gives float32 in mg, degrees per second and uT. Registers of both inertial parts (BMI160, BMI270) are known;
/// where they share a number, the length tells one sample from three. Other modules are passed over.
/// <b>Source</b> MetaWear-SDK-Cpp f67699e with its test vectors.</remarks>
public sealed class MetaMotionDecoder : ISensorDecoder
{
    private const byte Accelerometer = 0x03;
    private const byte Gyroscope = 0x13;
    private const byte Fusion = 0x19;
    private const int HeaderLength = 2;
    private const int TriadLength = 6;
    private const int One = HeaderLength + TriadLength;
    private const int Three = HeaderLength + (3 * TriadLength);
    private const int FusionTriad = HeaderLength + 12;
    private const double GyroCountsPerDpsAt2000 = 16.4;

    private readonly CountPairing _pairing = new();
    private readonly FullScales _scales;
    private readonly double _accelerationLsb;
    private readonly double _rateLsb;

    /// <summary>A decoder for the full scales of a profile.</summary>
    public MetaMotionDecoder(SensorProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        _scales = new FullScales(profile.Capability);
        _accelerationLsb = (profile.Capability.AccelerationFullScaleG ?? 16) / 32768 * ImuScale.StandardGravityMps2;
        _rateLsb = (profile.Capability.AngularRateFullScaleDps ?? 2000) / 2000 / GyroCountsPerDpsAt2000 * Triads.RadPerDeg;
    }

    /// <inheritdoc/>
    public DecodeOutcome Read(int stream, ReadOnlySpan<byte> value, HostTime arrival, SampleBatch batch)
    {
        batch.Clear();
        if (value.Length < HeaderLength)
        {
            return DecodeOutcome.Truncated;
        }

        DecodeOutcome outcome = (value[0], value[1]) switch
        {
            (Accelerometer, 0x04 or 0x05 or 0x1C) => Counts(value, isRate: false, arrival),
            (Gyroscope, 0x04 or 0x05 or 0x07) => Counts(value, isRate: true, arrival),
            (Fusion, >= 0x04 and <= 0x06) => Fused(value, arrival),
            (Fusion, 0x07) => Orientation(value, arrival, batch),
            (0x00, _) => DecodeOutcome.Malformed,
            _ => DecodeOutcome.Ok,
        };
        if (outcome == DecodeOutcome.Ok && batch.Count == 0)
        {
            _pairing.TakeInto(batch, _scales);
        }

        return outcome;
    }

    /// <inheritdoc/>
    public void Interrupt() => _pairing.Clear();

    private DecodeOutcome Counts(ReadOnlySpan<byte> value, bool isRate, HostTime arrival)
    {
        if (value.Length is not (One or Three))
        {
            return value.Length < One ? DecodeOutcome.Truncated : DecodeOutcome.Malformed;
        }

        for (int at = HeaderLength; at < value.Length; at += TriadLength)
        {
            Vec3 counts = Triads.Int16(value[at..]);
            if (isRate)
            {
                _pairing.AddAngularRate(counts * _rateLsb);
            }
            else
            {
                _pairing.AddAcceleration(counts * _accelerationLsb, arrival);
            }
        }

        return DecodeOutcome.Ok;
    }

    private DecodeOutcome Fused(ReadOnlySpan<byte> value, HostTime arrival)
    {
        if (value.Length < FusionTriad)
        {
            return DecodeOutcome.Truncated;
        }

        Vec3 read = Triads.Single(value[HeaderLength..]);
        switch (value[1])
        {
            case 0x04 when Triads.IsAcceleration(read * (ImuScale.StandardGravityMps2 / 1000)):
                _pairing.AddAcceleration(read * (ImuScale.StandardGravityMps2 / 1000), arrival);
                return DecodeOutcome.Ok;
            case 0x05 when Triads.IsAngularRate(read * Triads.RadPerDeg):
                _pairing.AddAngularRate(read * Triads.RadPerDeg);
                return DecodeOutcome.Ok;
            case 0x06 when Triads.IsField(read):
                _pairing.FieldUt = read;
                return DecodeOutcome.Ok;
            default:
                return DecodeOutcome.Malformed;
        }
    }

    private static DecodeOutcome Orientation(ReadOnlySpan<byte> value, HostTime arrival, SampleBatch batch)
    {
        if (value.Length < HeaderLength + 16)
        {
            return DecodeOutcome.Truncated;
        }

        Quat q = Triads.Quaternion(value[HeaderLength..]);
        if (!Triads.IsRotation(q))
        {
            return DecodeOutcome.Malformed;
        }

        batch.Add().Orientation = q;
        batch.Arrival = arrival;
        return DecodeOutcome.Ok;
    }
}
