using System.Buffers.Binary;
using GaitSense.Core.Geometry;
using GaitSense.Core.Time;

namespace GaitSense.Protocol.Sensors.Polar;

/// <summary>Reads the measurement data of Polar Verity Sense and alike: frames of acceleration and of angular rate, compressed
/// or not, stamped in ns with the time of their last sample, joined by those stamps.</summary>
/// <remarks>What a count is worth is told by the answer to the start command, which must be among the notifications; before
/// it, a count is 1 mg or 1 degree per second. Samples of a frame are spread evenly between its stamp and that of the frame
/// before. <b>Source</b> polar-ble-sdk 8fb5311.</remarks>
public sealed class PolarDecoder : ISensorDecoder
{
    private const int HeaderLength = 10;
    private const int Channels = 3;
    private const byte Compressed = 0x80;

    private readonly StampPairing _pairing = new();
    private readonly PolarAnswers _answers = new();
    private readonly FullScales _scales;
    private readonly PolarFrameClock _accelerationClock;
    private readonly PolarFrameClock _rateClock;
    private readonly SensorStreamRole[] _roles;
    private readonly int[] _values = new int[SampleBatch.Capacity * Channels];
    private readonly Vec3[] _triads = new Vec3[SampleBatch.Capacity];

    /// <summary>A decoder for a profile at one of its rates.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="rateHz">Sampling rate, Hz.</param>
    public PolarDecoder(SensorProfile profile, double rateHz)
    {
        ArgumentNullException.ThrowIfNull(profile);
        _scales = new FullScales(profile.Capability);
        _roles = [.. profile.Streams.Select(s => s.Role)];
        _accelerationClock = new PolarFrameClock(rateHz);
        _rateClock = new PolarFrameClock(rateHz);
    }

    /// <inheritdoc/>
    public DecodeOutcome Read(int stream, ReadOnlySpan<byte> value, HostTime arrival, SampleBatch batch)
    {
        batch.Clear();
        if ((uint)stream >= (uint)_roles.Length)
        {
            return DecodeOutcome.Malformed;
        }

        if (_roles[stream] == SensorStreamRole.Answers)
        {
            return _answers.Take(value);
        }

        if (value.Length < HeaderLength)
        {
            return DecodeOutcome.Truncated;
        }

        DecodeOutcome outcome = (value[0] & 0x3F) switch
        {
            PolarAnswers.Acceleration => Accelerations(value, arrival),
            PolarAnswers.Gyroscope => AngularRates(value),
            _ => DecodeOutcome.Ok,
        };
        if (outcome == DecodeOutcome.Ok)
        {
            _pairing.TakeInto(batch, _scales);
        }

        return outcome;
    }

    /// <inheritdoc/>
    public void Interrupt()
    {
        _pairing.Clear();
        _accelerationClock.Restart();
        _rateClock.Restart();
    }

    private DecodeOutcome Accelerations(ReadOnlySpan<byte> value, HostTime arrival)
    {
        // Compressed frames of type 0 count in g, all others in mg.
        double g = value[9] switch
        {
            1 => 0.001,
            Compressed => _answers.Factor(PolarAnswers.Acceleration),
            Compressed | 1 => 0.001 * _answers.Factor(PolarAnswers.Acceleration),
            _ => double.NaN,
        };
        DecodeOutcome outcome = TryValues(value, 16, out int count);
        if (double.IsNaN(g) || outcome != DecodeOutcome.Ok)
        {
            return double.IsNaN(g) ? DecodeOutcome.Malformed : outcome;
        }

        for (int i = 0; i < count; i++)
        {
            _triads[i] = Counts(i) * (g * ImuScale.StandardGravityMps2);
            if (!Triads.IsAcceleration(_triads[i]))
            {
                return DecodeOutcome.Malformed;
            }
        }

        long stamp = Stamp(value);
        _pairing.AddAccelerations(_triads.AsSpan(0, count), stamp, _accelerationClock.PeriodNs(stamp, count), arrival);
        return DecodeOutcome.Ok;
    }

    private DecodeOutcome AngularRates(ReadOnlySpan<byte> value)
    {
        bool isSingle = value[9] == (Compressed | 1);
        if (!isSingle && value[9] != Compressed)
        {
            return DecodeOutcome.Malformed;
        }

        DecodeOutcome outcome = TryValues(value, isSingle ? 32 : 16, out int count);
        if (outcome != DecodeOutcome.Ok)
        {
            return outcome;
        }

        double factor = isSingle ? 1 : _answers.Factor(PolarAnswers.Gyroscope);
        for (int i = 0; i < count; i++)
        {
            _triads[i] = (isSingle ? Singles(i) : Counts(i)) * (factor * Triads.RadPerDeg);
            if (!Triads.IsAngularRate(_triads[i]))
            {
                return DecodeOutcome.Malformed;
            }
        }

        long stamp = Stamp(value);
        _pairing.AddAngularRates(_triads.AsSpan(0, count), stamp, _rateClock.PeriodNs(stamp, count));
        return DecodeOutcome.Ok;
    }

    private DecodeOutcome TryValues(ReadOnlySpan<byte> value, int bits, out int count)
    {
        ReadOnlySpan<byte> body = value[HeaderLength..];
        if ((value[9] & Compressed) != 0)
        {
            return DeltaFrames.TryUnpack(body, bits, _values, out count) ? DecodeOutcome.Ok : DecodeOutcome.Malformed;
        }

        count = body.Length / (2 * Channels);
        if (count == 0 || count > SampleBatch.Capacity || body.Length % (2 * Channels) != 0)
        {
            return count == 0 ? DecodeOutcome.Truncated : DecodeOutcome.Malformed;
        }

        for (int i = 0; i < count * Channels; i++)
        {
            _values[i] = BinaryPrimitives.ReadInt16LittleEndian(body[(2 * i)..]);
        }

        return DecodeOutcome.Ok;
    }

    // Beyond 2^62 ns, in the year 2146, a stamp is damage.
    private static long Stamp(ReadOnlySpan<byte> value) => (long)(BinaryPrimitives.ReadUInt64LittleEndian(value[1..]) & (ulong.MaxValue >> 2));

    private Vec3 Counts(int i) => new(_values[Channels * i], _values[(Channels * i) + 1], _values[(Channels * i) + 2]);

    private Vec3 Singles(int i) => new(
        BitConverter.Int32BitsToSingle(_values[Channels * i]),
        BitConverter.Int32BitsToSingle(_values[(Channels * i) + 1]),
        BitConverter.Int32BitsToSingle(_values[(Channels * i) + 2]));
}
