namespace GaitSense.App.Live.Signals;

/// <summary>Looks at each sensor while a person is set up: how long it has been still.</summary>
/// <param name="sensors">How many there are.</param>
/// <remarks>Still: turning slower than <see cref="StillDegPerS"/> and the force within <see cref="StillMps2"/> of gravity.
/// The limits are our choice, for points joined to 50 a second.</remarks>
public sealed class SensorWatch(int sensors)
{
    /// <summary>Turning slower than this is still, °/s.</summary>
    public const double StillDegPerS = 12;

    /// <summary>Force this near to gravity is still, m/s².</summary>
    public const double StillMps2 = 0.8;

    private const double GravityMps2 = 9.80665;

    private readonly double[] _stillSinceS = [.. Enumerable.Repeat(double.NaN, sensors)];
    private readonly double[] _newestS = [.. Enumerable.Repeat(double.NaN, sensors)];

    /// <summary>Takes the newest points of one sensor.</summary>
    public void Take(SignalFrame frame)
    {
        for (int i = 0; i < frame.TimesS.Length; i++)
        {
            Take(frame.Sensor, frame.TimesS[i], Beyond(frame.AccelerationMps2, i), Length(frame.AngularRateDegPerS, i));
        }
    }

    /// <summary>How long the sensor has been still, s; null before it was heard.</summary>
    public double? StillS(int sensor) => double.IsNaN(_newestS[sensor])
        ? null
        : double.IsNaN(_stillSinceS[sensor]) ? 0 : _newestS[sensor] - _stillSinceS[sensor];

    private static double Length(double[] values, int i) =>
        Math.Sqrt((values[3 * i] * values[3 * i]) + (values[(3 * i) + 1] * values[(3 * i) + 1]) + (values[(3 * i) + 2] * values[(3 * i) + 2]));

    private static double Beyond(double[] force, int i) => Math.Abs(Length(force, i) - GravityMps2);

    private void Take(int sensor, double timeS, double beyond, double rate)
    {
        _newestS[sensor] = timeS;
        bool isStill = rate < StillDegPerS && beyond < StillMps2;
        _stillSinceS[sensor] = !isStill ? double.NaN : double.IsNaN(_stillSinceS[sensor]) ? timeS : _stillSinceS[sensor];
    }
}
