using GaitSense.Core.Geometry;
using GaitSense.Core.States;
using GaitSense.Signal.Orientation;

namespace GaitSense.Gait.Histories;

/// <summary>How one sensor lay and what it felt at one instant.</summary>
/// <param name="Orientation">Sensor to a z-up world of arbitrary heading.</param>
/// <param name="Force">Specific force in the sensor's frame, m/s2.</param>
internal readonly record struct MotionSample(Quat Orientation, Vec3 Force)
{
    /// <summary>Direction of up in the sensor's frame.</summary>
    public Vec3 Up => Orientation.InverseRotate(Vec3.UnitZ);

    /// <summary>Acceleration without gravity, in the sensor's frame, m/s2.</summary>
    public Vec3 Acceleration => Force - (Gravity * Up);

    private const double Gravity = 9.81;
}

/// <summary>Follows the orientation of one sensor of the upper body and keeps the last seconds of it.</summary>
/// <remarks><b>Needs</b> nominal frame, rad/s and m/s2, rising time. <b>Gives</b> orientation without delay. After a gap of more
/// than a second the orientation starts anew.</remarks>
internal sealed class SegmentMotion : IStateful
{
    /// <summary>Samples that are further apart than this have not seen what was between, s.</summary>
    public const double LongestGapS = 0.1;

    private const double HistoryS = 16;
    private const double RestartGapS = 1;
    private readonly Vqf _orientation;
    private double _lastTimeS = double.NegativeInfinity;

    public SegmentMotion(double rateHz, VqfOptions options)
    {
        _orientation = new Vqf(rateHz, options);
        Ring = new TimedRing<MotionSample>(HistoryS, rateHz);
    }

    /// <summary>The last seconds.</summary>
    public TimedRing<MotionSample> Ring { get; }

    /// <summary>The orientation filter.</summary>
    public Vqf Filter => _orientation;

    /// <summary>Time of the newest sample, s.</summary>
    public double LastTimeS => _lastTimeS;

    /// <summary>Takes one sample.</summary>
    public void Accept(double timeS, in Vec3 force, in Vec3 rate)
    {
        if (timeS - _lastTimeS > RestartGapS)
        {
            _orientation.Reset();
        }

        _lastTimeS = timeS;
        _orientation.Update(rate, force);
        Ring.Add(timeS, new MotionSample(_orientation.Orientation, force));
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor)
    {
        VqfState state = _orientation.State;
        visitor.Value(ref state);
        _orientation.State = state;
        visitor.Part(Ring);
        visitor.Value(ref _lastTimeS);
    }
}
