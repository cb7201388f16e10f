using GaitSense.Core.Geometry;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Gait.Feet;
using GaitSense.Signal.Orientation;

namespace GaitSense.Gait.Tests.Feet;

/// <summary>A foot that stands, raises its toes and steps, and what a sensor on it measures.</summary>
internal sealed class FootWalk : IFootReceiver, IFootPathReceiver
{
    private readonly List<(double TimeS, Vec3 Force, Vec3 Rate)> _samples = [];
    private readonly Quat _mounting;

    private readonly double _rateHz;

    public FootWalk(Quat? mounting = null, AxesKnowledge axes = AxesKnowledge.ForwardWithin45Deg, double rateHz = 100, bool tellsPath = false)
    {
        _rateHz = rateHz;
        _mounting = mounting ?? Quat.Identity;
        Tracker = new FootTracker(Side.Left, rateHz, axes, FootOptions.Default, VqfOptions.Default, this, tellsPath ? this : null);
    }

    public FootTracker Tracker { get; }

    public List<FootStride> Strides { get; } = [];

    public List<TouchDown> Touches { get; } = [];

    public List<(int Piece, double[] TimesS, Vec3[] PositionsM, Vec3[] VelocitiesMps)> Paths { get; } = [];

    public double NowS { get; private set; }

    /// <summary>Samples that were made and not fed yet.</summary>
    public IReadOnlyList<(double TimeS, Vec3 Force, Vec3 Rate)> Samples => _samples;

    public FootWalk Stand(double seconds) => Move(seconds, t => Vec3.Zero, t => Quat.Identity);

    /// <summary>The toes rise about the heel and come down again.</summary>
    public FootWalk RaiseToes(double angleRad)
    {
        Quat Pose(double t) => Quat.FromAxisAngle(Vec3.UnitY, -angleRad * Segments.Hump(t, 0.8));
        Vec3 lever = new(0.12, 0, 0.08);
        return Move(0.8, t => Pose(t).Rotate(lever) - lever, Pose).Stand(0.8);
    }

    /// <summary>A step by a displacement in the foot's frame, and a stance after it.</summary>
    public FootWalk Step(double forwardM, double leftM = 0, double standS = 0.6)
    {
        Move(
            0.7,
            t => (new Vec3(forwardM, leftM, 0) * Segments.Smooth(t, 0.7)) + new Vec3(0, 0, 0.06 * Segments.Hump(t, 0.7)),
            t => Quat.FromAxisAngle(Vec3.UnitY, 0.4 * Segments.Hump(t, 0.7)));
        return Stand(standS);
    }

    /// <summary>The foot slides over the floor without lifting or turning.</summary>
    public FootWalk Slide(double forwardM, double seconds)
    {
        Move(seconds, t => new Vec3(forwardM * Segments.Smooth(t, seconds), 0, 0), _ => Quat.Identity);
        return Stand(0.6);
    }

    /// <summary>Hands the samples to the tracker.</summary>
    /// <param name="count">How many; the others stay.</param>
    /// <param name="marks">What the sensor says of each.</param>
    public FootWalk Feed(int count = int.MaxValue, SampleMarks marks = SampleMarks.None)
    {
        int n = Math.Min(count, _samples.Count);
        for (int i = 0; i < n; i++)
        {
            NowS = _samples[i].TimeS;
            Tracker.Accept(_samples[i].TimeS, _samples[i].Force, _samples[i].Rate, marks);
        }

        _samples.RemoveRange(0, n);
        return this;
    }

    void IFootPathReceiver.OnFootPath(in FootPath path) =>
        Paths.Add((path.Piece, path.TimesS.ToArray(), path.PositionsM.ToArray(), path.VelocitiesMps.ToArray()));

    void IFootReceiver.OnTouch(Side side, in TouchDown touch) => Touches.Add(touch);

    void IFootReceiver.OnStride(Side side, in FootStride stride) => Strides.Add(stride);

    private FootWalk Move(double seconds, Func<double, Vec3> position, Func<double, Quat> pose)
    {
        const double h = 1e-4;
        double start = _samples.Count > 0 ? _samples[^1].TimeS + (1 / _rateHz) : NowS + (1 / _rateHz);
        for (int i = 0; i < (int)Math.Round(seconds * _rateHz); i++)
        {
            double t = i / _rateHz;
            Vec3 a = (position(t + h) - (2 * position(t)) + position(t - h)) / (h * h);
            Vec3 w = (pose(t - h).Conjugate * pose(t + h)).Log() / (2 * h);
            _samples.Add((start + t, _mounting.InverseRotate(pose(t).InverseRotate(a + new Vec3(0, 0, Segments.Gravity))), _mounting.InverseRotate(w)));
        }

        return this;
    }
}
