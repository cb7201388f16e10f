using System.Buffers.Binary;

namespace GaitSense.Protocol.Sensors.Polar;

/// <summary>What the control point's answers to start commands say of scale.</summary>
/// <remarks>An answer is F0, command, measurement, status, more, then settings: identity, number, values of 2, 2, 2, 4, 1 or
/// (the factor, setting 5) 4 bytes.</remarks>
internal sealed class PolarAnswers
{
    /// <summary>Measurement of acceleration.</summary>
    public const int Acceleration = 2;

    /// <summary>Measurement of angular rate.</summary>
    public const int Gyroscope = 5;

    private const byte Answer = 0xF0;
    private const byte Start = 0x02;
    private const int FactorSetting = 5;
    private const int SettingsAt = 5;

    private float _acceleration = 1;
    private float _gyroscope = 1;

    /// <summary>What a count of a measurement is worth.</summary>
    public double Factor(int measurement) => measurement == Acceleration ? _acceleration : _gyroscope;

    /// <summary>Takes one answer.</summary>
    public DecodeOutcome Take(ReadOnlySpan<byte> value)
    {
        if (value.Length < 4)
        {
            return DecodeOutcome.Truncated;
        }

        if (value[0] != Answer)
        {
            return DecodeOutcome.Malformed;
        }

        if (value[1] != Start || value[3] != 0 || value.Length <= SettingsAt)
        {
            return DecodeOutcome.Ok;
        }

        for (ReadOnlySpan<byte> rest = value[SettingsAt..]; rest.Length >= 2;)
        {
            int width = rest[0] switch { 3 or FactorSetting => 4, 4 => 1, < FactorSetting => 2, _ => 0 };
            int length = 2 + (width * rest[1]);
            if (width == 0 || length > rest.Length)
            {
                return DecodeOutcome.Malformed;
            }

            if (rest[0] == FactorSetting && rest[1] > 0)
            {
                Keep(value[2], BinaryPrimitives.ReadSingleLittleEndian(rest[2..]));
            }

            rest = rest[length..];
        }

        return DecodeOutcome.Ok;
    }

    private void Keep(byte measurement, float factor)
    {
        if (!float.IsFinite(factor) || factor <= 0)
        {
            return;
        }

        if (measurement == Acceleration)
        {
            _acceleration = factor;
        }
        else if (measurement == Gyroscope)
        {
            _gyroscope = factor;
        }
    }
}
