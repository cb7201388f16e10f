using GaitSense.Core.Geometry;
using GaitSense.Core.States;
using GaitSense.Gait.Histories;
using GaitSense.Signal.Filters;

namespace GaitSense.Gait.Breathing;

/// <summary>One instant of the slow signal.</summary>
/// <param name="Up">Direction of up in the sensor, low-passed.</param>
/// <param name="Liveliness">Mean square of what the low-pass took from the force since the instant before, m2/s4.</param>
internal readonly record struct BreathSample(Vec3 Up, double Liveliness);

/// <summary>The inclination of a trunk sensor below 1 Hz, ten times a second.</summary>
/// <remarks><b>How</b> a second-order low-pass at the sensor's own rate, then every sample nearest to a tenth of a second. After a
/// gap of more than half a second it starts anew.</remarks>
internal sealed class BreathSamples : IStateful
{
    /// <summary>Samples per second.</summary>
    public const double RateHz = 10;

    private const double CutoffHz = 1;
    private const double LongestGapS = 0.5;
    private readonly SecondOrderCoefficients _lowPass;
    private Memory _m;

    public BreathSamples(double rateHz, double seconds)
    {
        _lowPass = SecondOrderCoefficients.LowPass(CutoffHz, rateHz);
        Ring = new TimedRing<BreathSample>(seconds, RateHz);
    }

    /// <summary>The slow signal.</summary>
    public TimedRing<BreathSample> Ring { get; }

    /// <summary>Number of the first sample since the last gap.</summary>
    public long Unbroken => _m.Unbroken;

    /// <summary>Takes a sample; true when a slow one has been added.</summary>
    public bool Add(double timeS, in Vec3 up, in Vec3 force)
    {
        if (!_m.HasStarted || timeS - _m.LastS > LongestGapS)
        {
            Restart(timeS, up, force);
        }

        _m.LastS = timeS;
        Vec3 slowUp = new(_m.UpX.Step(_lowPass, up.X), _m.UpY.Step(_lowPass, up.Y), _m.UpZ.Step(_lowPass, up.Z));
        Vec3 slowForce = new(_m.ForceX.Step(_lowPass, force.X), _m.ForceY.Step(_lowPass, force.Y), _m.ForceZ.Step(_lowPass, force.Z));
        _m.Lively += (force - slowForce).LengthSquared;
        _m.Count++;
        if (timeS < _m.NextS)
        {
            return false;
        }

        Ring.Add(timeS, new BreathSample(slowUp, _m.Lively / _m.Count));
        _m.NextS += 1 / RateHz * Math.Max(1, Math.Ceiling((timeS - _m.NextS) * RateHz));
        _m.Lively = 0;
        _m.Count = 0;
        return true;
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor)
    {
        visitor.Value(ref _m);
        visitor.Part(Ring);
    }

    private void Restart(double timeS, in Vec3 up, in Vec3 force)
    {
        _m = new Memory { HasStarted = true, NextS = timeS, Unbroken = Ring.Count };
        _m.UpX.SettleLowPass(_lowPass, up.X);
        _m.UpY.SettleLowPass(_lowPass, up.Y);
        _m.UpZ.SettleLowPass(_lowPass, up.Z);
        _m.ForceX.SettleLowPass(_lowPass, force.X);
        _m.ForceY.SettleLowPass(_lowPass, force.Y);
        _m.ForceZ.SettleLowPass(_lowPass, force.Z);
    }

    private struct Memory
    {
        public SecondOrderState UpX;
        public SecondOrderState UpY;
        public SecondOrderState UpZ;
        public SecondOrderState ForceX;
        public SecondOrderState ForceY;
        public SecondOrderState ForceZ;
        public double LastS;
        public double NextS;
        public double Lively;
        public long Unbroken;
        public int Count;
        public bool HasStarted;
    }
}
