using GaitSense.Core.Geometry;
using GaitSense.Core.Time;

namespace GaitSense.Protocol.Sensors.WitMotion;

/// <summary>Reads the default frames of WitMotion BWT901BLE5.0 and WT901BLECL: acceleration, angular rate and angles in 20
/// bytes, without stamp, number or check sum.</summary>
/// <remarks>A frame may begin anywhere and reach into the next notification: its start is looked for (55 61, or 55 71 for the
/// answer to a register that was read). Without a check sum a damaged frame cannot be told from a good one.
/// <b>Source</b> the maker's repository at 9efaab0.</remarks>
public sealed class WitMotionDecoder : ISensorDecoder
{
    private const int FrameLength = 20;
    private const byte Start = 0x55;
    private const byte Inertial = 0x61;
    private const byte Register = 0x71;
    private const int FullScaleG = 16;
    private const int FullScaleDps = 2000;
    private const byte MagneticField = 0x3A;

    private static readonly FullScales Scales = new(new Core.Sensors.SensorCapability
    {
        AccelerationFullScaleG = FullScaleG,
        AngularRateFullScaleDps = FullScaleDps,
    });

    private readonly byte[] _frame = new byte[FrameLength];
    private int _held;
    private Vec3 _field = Vec3.NaN;

    /// <inheritdoc/>
    public DecodeOutcome Read(int stream, ReadOnlySpan<byte> value, HostTime arrival, SampleBatch batch)
    {
        batch.Clear();
        bool isInStep = false;
        foreach (byte b in value)
        {
            isInStep |= Take(b, batch);
        }

        batch.Arrival = arrival;
        return isInStep || _held > 0 ? DecodeOutcome.Ok : value.IsEmpty ? DecodeOutcome.Truncated : DecodeOutcome.Malformed;
    }

    /// <inheritdoc/>
    public void Interrupt() => _held = 0;

    /// <summary>Takes one byte; true when it completes a frame.</summary>
    private bool Take(byte b, SampleBatch batch)
    {
        bool fits = _held switch
        {
            0 => b == Start,
            1 => b is Inertial or Register,
            _ => true,
        };
        if (!fits)
        {
            _held = b == Start ? 1 : 0;
            _frame[0] = Start;
            return false;
        }

        _frame[_held++] = b;
        if (_held < FrameLength)
        {
            return false;
        }

        _held = 0;
        if (_frame[1] == Register)
        {
            TakeRegister();
        }
        else
        {
            AddSample(batch);
        }

        return true;
    }

    private void TakeRegister()
    {
        // 120 counts are one uT.
        if (_frame[2] == MagneticField)
        {
            _field = Triads.Int16(_frame.AsSpan(4)) / 120;
        }
    }

    private void AddSample(SampleBatch batch)
    {
        ref SensorSample sample = ref batch.Add();
        sample.AccelerationMps2 = Triads.Int16(_frame.AsSpan(2)) * (FullScaleG * ImuScale.StandardGravityMps2 / 32768);
        sample.AngularRateRadPerS = Triads.Int16(_frame.AsSpan(8)) * (FullScaleDps * Triads.RadPerDeg / 32768);
        sample.EulerRad = Triads.Int16(_frame.AsSpan(14)) * (Math.PI / 32768);
        sample.MagneticFieldUt = _field;
        sample.Marks = Scales.Marks(sample.AccelerationMps2, sample.AngularRateRadPerS);
    }
}
