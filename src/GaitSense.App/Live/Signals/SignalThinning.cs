using GaitSense.Core.Frames;
using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;

namespace GaitSense.App.Live.Signals;

/// <summary>Joins neighbouring samples of one sensor into their mean, so that what is drawn is thinned without turning fast movement
/// into slow waves. Costs no allocation.</summary>
/// <param name="sensor">Index in the roster.</param>
/// <param name="rateHz">Its sampling rate.</param>
/// <param name="maxRateHz">Points per second at most.</param>
internal sealed class SignalThinning(int sensor, double rateHz, double maxRateHz)
{
    private readonly int _joined = Math.Max(1, (int)Math.Ceiling(rateHz / maxRateHz));
    private Vec3 _force;
    private Vec3 _rate;
    private double _timeS;
    private long _lastIndex;
    private int _held;

    /// <summary>Takes a sample.</summary>
    /// <returns>True when it completes a point; what a gap cuts off gives none.</returns>
    public bool TryJoin(in ImuSample<SensorFrame> sample, out SignalPoint point)
    {
        if (_held > 0 && sample.Index != _lastIndex + 1)
        {
            Begin();
        }

        _lastIndex = sample.Index;
        _force += sample.AccelerationMps2;
        _rate += sample.AngularRateRadPerS;
        _timeS += sample.Time.Seconds;
        point = default;
        if (++_held < _joined)
        {
            return false;
        }

        double share = 1.0 / _held;
        point = new SignalPoint(sensor, _timeS * share, _force * share, _rate * share);
        Begin();
        return true;
    }

    private void Begin() => (_force, _rate, _timeS, _held) = (Vec3.Zero, Vec3.Zero, 0, 0);
}
