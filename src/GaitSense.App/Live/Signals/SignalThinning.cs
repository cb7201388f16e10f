using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;
using GaitSense.Protocol;

namespace GaitSense.App.Live.Signals;

/// <summary>Reads the packets of one sensor and joins neighbouring samples into their mean, so that what is drawn is thinned
/// without turning fast movement into slow waves.</summary>
/// <param name="sensor">Index in the roster.</param>
/// <param name="rateHz">Its sampling rate.</param>
/// <param name="maxRateHz">Points per second at most.</param>
internal sealed class SignalThinning(int sensor, double rateHz, double maxRateHz)
{
    private readonly int _joined = Math.Max(1, (int)Math.Ceiling(rateHz / maxRateHz));
    private readonly RawImuSample[] _samples = new RawImuSample[ImuPacketCodec.MaxSampleCount];
    private Vec3 _force;
    private Vec3 _rate;
    private int _held;

    /// <summary>The points that this packet completes; null when it completes none or cannot be read.</summary>
    public SignalFrame? Read(in RawPacket packet)
    {
        if (ImuPacketCodec.Decode(packet.Payload.Span, out ImuPacketHeader header, _samples) != DecodeOutcome.Ok)
        {
            return null;
        }

        int points = (_held + header.SampleCount) / _joined;
        SignalFrame frame = new(sensor, new double[points], new double[3 * points], new double[3 * points]);
        int at = 0;
        for (int i = 0; i < header.SampleCount; i++)
        {
            _force += ImuScale.AccelerationMps2(_samples[i], header.AccelerationRange);
            _rate += ImuScale.AngularRateRadPerS(_samples[i], header.AngularRateRange);
            if (++_held == _joined)
            {
                Put(frame, at++, packet.Arrival.Seconds - ((header.SampleCount - 1 - i) / rateHz));
            }
        }

        return points == 0 ? null : frame;
    }

    private void Put(SignalFrame frame, int at, double timeS)
    {
        frame.TimesS[at] = Math.Round(timeS, 4);
        Put(frame.AccelerationMps2, at, _force * (1.0 / _held), 3);
        Put(frame.AngularRateDegPerS, at, _rate * (Angle.DegPerRad / _held), 1);
        (_force, _rate, _held) = (Vec3.Zero, Vec3.Zero, 0);
    }

    private static void Put(double[] to, int at, Vec3 value, int digits)
    {
        to[3 * at] = Math.Round(value.X, digits);
        to[(3 * at) + 1] = Math.Round(value.Y, digits);
        to[(3 * at) + 2] = Math.Round(value.Z, digits);
    }
}
